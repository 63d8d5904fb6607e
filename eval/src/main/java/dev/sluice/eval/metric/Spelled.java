package dev.sluice.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a metric in its parts, {@code word@cut:setting:setting}: a metric is made by asking for its settings one
 * after the other, and what nobody asked for is an error. Belongs to one thread.
 */
final class Spelled {
    private static final Pattern PARTS = Pattern.compile("([a-z][a-z-]*)(?:@(\\d{1,9}))?((?::[^:]+)*)");

    private final String name;
    private final String word;
    private final String cut;
    private final List<String> open;
    private final TreeSet<String> asked = new TreeSet<>();

    private Spelled(String name, String word, String cut, List<String> open) {
        this.name = name;
        this.word = word;
        this.cut = cut;
        this.open = open;
    }

    /** The parts of a name, if it has such parts. */
    static Optional<Spelled> parse(String name) {
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> settings = new ArrayList<>(List.of(parts.group(3).split(":")));
        settings.remove("");
        return Optional.of(new Spelled(
                name, parts.group(1), Optional.ofNullable(parts.group(2)).orElse(""), settings));
    }

    String name() {
        return name;
    }

    String word() {
        return word;
    }

    boolean hasCut() {
        return !cut.isEmpty();
    }

    /** How many places count; all, if the name does not say. */
    int cut() {
        return hasCut() ? Integer.parseInt(cut) : Metrics.WHOLE_LIST;
    }

    /** What one of these words stands for, if the name has it. */
    <T> T one(Map<String, T> words, T otherwise) {
        asked.addAll(words.keySet());
        for (Map.Entry<String, T> known : words.entrySet()) {
            if (open.remove(known.getKey())) {
                return known.getValue();
            }
        }
        return otherwise;
    }

    /** Whether the name has this word. */
    boolean has(String known) {
        return one(Map.of(known, true), false);
    }

    /** A number, if the name has one. */
    Optional<Double> number(String what) {
        asked.add(what);
        for (String setting : open) {
            try {
                double number = Double.parseDouble(setting);
                open.remove(setting);
                return Optional.of(number);
            } catch (NumberFormatException e) {
                // Another setting, or none.
            }
        }
        return Optional.empty();
    }

    /** Refuses a setting that nobody asked for. */
    void requireNothingElse() {
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(name + ": no setting of " + word + " is " + open.get(0) + "; "
                    + (asked.isEmpty() ? "there are none" : "there are " + String.join(", ", asked)));
        }
    }
}
