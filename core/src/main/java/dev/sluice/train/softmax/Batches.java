package dev.sluice.train.softmax;

import java.util.SplittableRandom;

/** Examples, cut into as few batches as there can be, of sizes that differ by one at most. */
final class Batches {
    private final int examples;
    private final int count;

    /** @param most examples in a batch */
    Batches(int examples, int most) {
        this.examples = examples;
        this.count = (int) ((examples + most - 1L) / most);
    }

    int count() {
        return count;
    }

    /** Where a batch begins, and the one before it ends. */
    int start(int number) {
        return (int) ((long) examples * number / count);
    }

    /** Examples in the greatest batch. */
    int greatest() {
        return (examples + count - 1) / count;
    }

    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = order[i];
            order[i] = order[other];
            order[other] = place;
        }
    }
}
