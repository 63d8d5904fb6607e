package dev.sluice.train.batch;

/** Examples, cut into as few batches as there can be, of sizes that differ by one at most. */
public final class Batches {
    private final int examples;
    private final int count;

    /** @param most examples in a batch */
    public Batches(int examples, int most) {
        this.examples = examples;
        this.count = (int) ((examples + most - 1L) / most);
    }

    public int count() {
        return count;
    }

    /** Where a batch begins, and the one before it ends. */
    public int start(int number) {
        return (int) ((long) examples * number / count);
    }

    /** Examples in the greatest batch. */
    public int greatest() {
        return 1 + (examples - 1) / count;
    }
}
