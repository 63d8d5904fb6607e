package dev.sluice.eval.trec;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes a run file, one user after the other. Ranks start at 1. Readers order lists by score, so the score falls
 * strictly with the rank: where the scores given do not, {@code n - rank + 1} is written for the whole list of
 * {@code n}. Belongs to one thread.
 */
public final class TrecRunWriter implements Closeable {
    private final BufferedWriter out;
    private final String tag;
    private final Set<String> users = new HashSet<>();

    /**
     * Starts a file, over an old one if there is one.
     *
     * @param tag names the run, in every line
     * @throws IOException if the file cannot be written
     */
    public TrecRunWriter(Path file, String tag) throws IOException {
        this.tag = requireWord(tag, "tag");
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /**
     * Writes the list of a user; nothing, if it is empty.
     *
     * @param user the user's id, written once
     * @param items distinct ids in the order of the list
     * @param scores one for each item
     * @throws IllegalArgumentException if an id is empty or has white space in it, or comes twice; nothing of the list
     *     is written then
     * @throws IOException if the file cannot be written
     */
    public void write(String user, List<String> items, double[] scores) throws IOException {
        requireWord(user, "user");
        if (items.size() != scores.length) {
            throw new IllegalArgumentException(
                    "items and scores must be as many as each other: " + items.size() + " and " + scores.length);
        }
        requireDistinct(user, items);
        if (!users.add(user)) {
            throw new IllegalArgumentException("user " + user + " has two lists");
        }
        double[] written = strictlyFalls(scores) ? scores : places(scores.length);
        for (int place = 0; place < written.length; place++) {
            out.write(user + " Q0 " + items.get(place) + " " + (place + 1) + " " + written[place] + " " + tag + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    static String requireWord(String text, String what) {
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    what + " must have no white space and not be empty in a trec file: '" + text + "'");
        }
        return text;
    }

    private static void requireDistinct(String user, List<String> items) {
        Set<String> seen = new HashSet<>();
        for (String item : items) {
            if (!seen.add(requireWord(item, "item"))) {
                throw new IllegalArgumentException("item " + item + " comes twice for user " + user);
            }
        }
    }

    private static boolean strictlyFalls(double[] scores) {
        return Arrays.stream(scores).allMatch(Double::isFinite)
                && IntStream.range(1, scores.length).allMatch(place -> scores[place - 1] > scores[place]);
    }

    private static double[] places(int size) {
        return IntStream.range(0, size).mapToDouble(place -> size - place).toArray();
    }
}
