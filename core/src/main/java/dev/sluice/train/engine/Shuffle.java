package dev.sluice.train.engine;

import java.util.SplittableRandom;

/** Puts numbers into an order that is drawn, every order alike. */
public final class Shuffle {
    private Shuffle() {}

    /** Those from {@code from} to {@code to - 1}; the others stay. */
    public static void of(int[] numbers, int from, int to, SplittableRandom random) {
        for (int at = to - 1; at > from; at--) {
            int other = random.nextInt(from, at + 1);
            int number = numbers[at];
            numbers[at] = numbers[other];
            numbers[other] = number;
        }
    }
}
