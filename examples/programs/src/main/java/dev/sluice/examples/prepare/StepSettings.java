package dev.sluice.examples.prepare;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings of one step as its file has them. What is missing or cannot be understood is an error that names the
 * line, the step and the setting. Belongs to one thread.
 */
final class StepSettings {
    private final String step;
    private final Piece place;
    private final Map<String, Piece> own;
    private final Map<String, Piece> shared;
    private final Set<String> unread;

    /**
     * @param step the step's name
     * @param place where it stands
     * @param own its settings by name
     * @param shared those of the whole file, for what it does not set itself
     */
    StepSettings(String step, Piece place, Map<String, Piece> own, Map<String, Piece> shared) {
        this.step = step;
        this.place = place;
        this.own = own;
        this.shared = shared;
        this.unread = new LinkedHashSet<>(own.keySet());
    }

    /** Refuses settings that changed nothing, such as a second way to say the same. */
    void requireAllRead() {
        if (!unread.isEmpty()) {
            throw place.malformed(step + " does not take " + String.join(", ", unread) + " beside its other settings");
        }
    }

    /** Whether the step has this setting. */
    boolean has(String name) {
        return own.containsKey(name);
    }

    /** A whole number. */
    int count(String name) {
        return required(name, "a whole number", Integer::valueOf);
    }

    /** A number. */
    double number(String name) {
        return required(name, "a number", Double::valueOf);
    }

    /** A value of events, as exact as theirs are. */
    float value(String name) {
        return required(name, "a number", Float::valueOf);
    }

    /** A length of time, see {@link Span#parse}. */
    Duration duration(String name) {
        return required(name, "a duration such as 90d, 12h, 30m, 45s or PT36H", Span::parse);
    }

    /** A moment, see {@link Moment#parse}. */
    Instant moment(String name) {
        return required(name, "a moment such as 2024-06-01T00:00:00Z or a date", Moment::parse);
    }

    /** Such a moment, where the step or the file has one. */
    Optional<Instant> momentIfAny(String name) {
        return find(name).map(piece -> moment(name));
    }

    /** A text that the step needs. */
    String requiredText(String name) {
        return required(name, "a name", text -> text);
    }

    /** A text, where the step has one. */
    Optional<String> text(String name) {
        return find(name).map(piece -> piece.text(name(name)));
    }

    /** Several texts, or one; none where the step has none. */
    Set<String> texts(String name) {
        List<Piece> texts = find(name)
                .map(piece -> piece.isText() ? List.of(piece) : piece.list(name(name)))
                .orElse(List.of());
        return texts.stream().map(text -> text.text(name(name))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One of the words of an enumeration, in small letters and with dashes. */
    <E extends Enum<E>> E choice(String name, Class<E> words) {
        String known = Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        return required(
                name,
                "one of " + known,
                text -> Enum.valueOf(words, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private <T> T required(String name, String what, Function<String, T> reading) {
        Piece piece = find(name).orElseThrow(() -> place.malformed(step + " needs the setting " + name + ", " + what));
        String text = piece.text(name(name));
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw piece.malformed(name(name) + " must be " + what + ": '" + text + "'");
        }
    }

    private Optional<Piece> find(String name) {
        unread.remove(name);
        return Optional.ofNullable(own.getOrDefault(name, shared.get(name)));
    }

    private String name(String setting) {
        return setting + " of " + step;
    }
}
