package dev.sluice.eval;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The items recommended to one user, the best first. The order is what counts: scores are kept beside it and need not
 * fall.
 */
public final class RankedList {
    private final int user;
    private final int[] items;
    private final double[] scores;

    private RankedList(int user, int[] items, double[] scores) {
        this.user = user;
        this.items = items;
        this.scores = scores;
    }

    /**
     * A list of distinct items.
     *
     * @param user row of the user, at least 1
     * @param items rows of the items in the order of the list, each at least 1
     * @param scores one for each item, none of them NaN
     * @throws IllegalArgumentException if an item comes twice
     */
    public static RankedList of(int user, int[] items, double[] scores) {
        Rows.requireRow(user, "user");
        Rows.requireSameLength(items.length, scores.length, "items and scores");
        requireDistinct(user, items);
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a score of user " + user + " is NaN");
        }
        return new RankedList(user, items.clone(), scores.clone());
    }

    /** A list whose scores are of no interest: {@code n} for the first of {@code n} items, 1 for the last. */
    public static RankedList ofItems(int user, int... items) {
        double[] scores = new double[items.length];
        Arrays.setAll(scores, place -> items.length - place);
        return of(user, items, scores);
    }

    /** The list of a user to whom nothing was recommended. */
    public static RankedList empty(int user) {
        return ofItems(user);
    }

    /** Row of the user, at least 1. */
    public int user() {
        return user;
    }

    /** How many items. */
    public int size() {
        return items.length;
    }

    /** The item at a place, counted from 0. */
    public int item(int place) {
        return items[place];
    }

    /** The score at a place, counted from 0. */
    public double score(int place) {
        return scores[place];
    }

    /** The items in order. */
    public IntStream items() {
        return Arrays.stream(items);
    }

    /** The list without the items that are not wanted; what remains keeps its order. */
    public RankedList filter(IntPredicate wanted) {
        int[] places = IntStream.range(0, size())
                .filter(place -> wanted.test(items[place]))
                .toArray();
        return new RankedList(
                user,
                Arrays.stream(places).map(this::item).toArray(),
                Arrays.stream(places).mapToDouble(this::score).toArray());
    }

    @Override
    public String toString() {
        return "user " + user + ": " + Arrays.toString(items);
    }

    private static void requireDistinct(int user, int[] items) {
        int[] sorted = items.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            Rows.requireRow(sorted[i], "item");
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException("item " + sorted[i] + " comes twice for user " + user);
            }
        }
    }
}
