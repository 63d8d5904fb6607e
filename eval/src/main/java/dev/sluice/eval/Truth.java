package dev.sluice.eval;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What is known of one user's liking: a grade for every judged item. An item is relevant if its grade is above 0;
 * judged with grade 0 is not the same as unjudged. Looking up an item is a binary search.
 */
public final class Truth {
    private static final double[] NONE = {};

    private final int user;
    private final int[] items;
    /** Whether all grades are 1: most judgements are such, and without the grades take a fifth of the memory. */
    private final boolean allOne;

    private final double[] grades;
    private final double[] best;

    private Truth(int user, int[] items, double[] grades) {
        this.user = user;
        this.items = items;
        this.allOne = Arrays.stream(grades).allMatch(grade -> grade == 1);
        this.grades = allOne ? NONE : grades;
        this.best = allOne ? NONE : positiveFalling(grades);
    }

    private static double[] positiveFalling(double[] grades) {
        return Arrays.stream(grades)
                .filter(grade -> grade > 0)
                .map(grade -> -grade)
                .sorted()
                .map(negated -> -negated)
                .toArray();
    }

    /**
     * The judgements of one user, in any order. A grade below 0 says that an item was looked at and not judged, as it
     * does in TREC; such an item is left out, and so unjudged.
     *
     * @param user row of the user, at least 1
     * @param items rows of the items, each at least 1
     * @param grades one for each item, finite
     * @throws IllegalArgumentException if an item comes twice
     */
    public static Truth of(int user, int[] items, double[] grades) {
        Rows.requireRow(user, "user");
        Rows.requireSameLength(items.length, grades.length, "items and grades");
        int[] order = Rows.ascending(items);
        for (int i = 0; i < order.length; i++) {
            int item = items[order[i]];
            Rows.requireRow(item, "item");
            if (i > 0 && item == items[order[i - 1]]) {
                throw new IllegalArgumentException("item " + item + " is judged twice for user " + user);
            }
            if (!Double.isFinite(grades[order[i]])) {
                throw new IllegalArgumentException("grade must be finite: " + grades[order[i]]);
            }
        }
        int[] judged = Arrays.stream(order).filter(i -> grades[i] >= 0).toArray();
        return new Truth(
                user,
                Arrays.stream(judged).map(i -> items[i]).toArray(),
                Arrays.stream(judged).mapToDouble(i -> grades[i]).toArray());
    }

    /** The judgements of a user who likes these items equally, with grade 1, and of whom nothing else is known. */
    public static Truth ofRelevant(int user, int... items) {
        double[] grades = new double[items.length];
        Arrays.fill(grades, 1);
        return of(user, items, grades);
    }

    /** Row of the user, at least 1. */
    public int user() {
        return user;
    }

    /** How many items were judged, relevant or not. */
    public int size() {
        return items.length;
    }

    /** How many items are relevant. */
    public int relevant() {
        return allOne ? items.length : best.length;
    }

    /** The judged items, relevant or not, ascending. */
    public IntStream items() {
        return Arrays.stream(items);
    }

    /** Whether an item was judged. */
    public boolean isJudged(int item) {
        return Arrays.binarySearch(items, item) >= 0;
    }

    /** Whether an item is relevant: judged with a grade above 0. */
    public boolean isRelevant(int item) {
        return grade(item) > 0;
    }

    /** The grade of an item, at least 0; also 0 if it is unjudged. */
    public double grade(int item) {
        int place = Arrays.binarySearch(items, item);
        return place < 0 ? 0 : gradeAt(place);
    }

    /**
     * The grade at a place of the best possible list: above 0, and falling with the place.
     *
     * @param place from 0 to {@code relevant() - 1}
     */
    public double bestGrade(int place) {
        return allOne ? 1 : best[place];
    }

    /** The judgements of those items that are wanted. */
    public Truth filter(IntPredicate wanted) {
        int[] places = IntStream.range(0, items.length)
                .filter(place -> wanted.test(items[place]))
                .toArray();
        return new Truth(
                user,
                Arrays.stream(places).map(place -> items[place]).toArray(),
                Arrays.stream(places).mapToDouble(this::gradeAt).toArray());
    }

    private double gradeAt(int place) {
        return allOne ? 1 : grades[place];
    }

    @Override
    public String toString() {
        return items().mapToObj(item -> item + "=" + grade(item)).collect(joining(", ", "user " + user + ": {", "}"));
    }
}
