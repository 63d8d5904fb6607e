package dev.sluice.eval.metric;

import java.util.stream.IntStream;

/** What a gain is divided by at a place of the list. */
public enum Discount {
    /** {@code log2(place + 1)}, the place counted from 1: 1, 1.58, 2, 2.32 and so on. */
    LOG2("log2(place + 1)", 2),
    /** {@code log2(max(place, 2))}, as LensKit has it: the first two places are worth the same. */
    LOG2_CLIPPED("log2(max(place, 2))", 1);

    /** By number, one divided by its binary logarithm; that of 2 for less. */
    private static final double[] KNOWN =
            IntStream.range(0, 1024).mapToDouble(Discount::computed).toArray();

    private final String text;
    private final int shift;

    Discount(String text, int shift) {
        this.text = text;
        this.shift = shift;
    }

    /** One divided by the discount of a place counted from 0. */
    double weight(int place) {
        int number = place + shift;
        return number < KNOWN.length ? KNOWN[number] : computed(number);
    }

    private static double computed(int number) {
        return Math.log(2) / Math.log(Math.max(number, 2));
    }

    String text() {
        return text;
    }
}
