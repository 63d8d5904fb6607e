package dev.sluice.ranking.training;

import java.util.SplittableRandom;

/** The order in which examples are learned from. */
public final class RowOrder {
    private RowOrder() {}

    /** Puts rows in a random order, each as likely as the others, by the method of Fisher and Yates. */
    public static void shuffle(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
    }
}
