package dev.sluice.ranking.training;

import dev.sluice.train.engine.Shuffle;
import dev.sluice.train.engine.Workers;
import java.util.SplittableRandom;

/** Rows to learn from, batch after batch, in another order in each pass. Belongs to one thread. */
public final class ShuffledBatches {
    private final int[] rows;
    private final int most;
    private final SplittableRandom random;

    /** Learns from a batch. */
    @FunctionalInterface
    public interface Step {
        /**
         * Learns.
         *
         * @param from place of the batch's first row among {@link #rows()}
         */
        void take(int from, int count);
    }

    /**
     * Batches of these rows.
     *
     * @param rows kept, and put in other orders
     * @param most rows of a batch; the last has what is left
     */
    public ShuffledBatches(int[] rows, int most, long seed) {
        this.rows = rows;
        this.most = most;
        this.random = new SplittableRandom(seed);
    }

    /** The rows in the order of the pass. */
    public int[] rows() {
        return rows;
    }

    /** How many rows the greatest batch has. */
    public int greatest() {
        return Math.min(most, rows.length);
    }

    /**
     * Takes a step for each batch.
     *
     * @param worker a single one, the calling thread: a step begins with what the last has learned
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     */
    public void pass(Workers worker, Step step) {
        Shuffle.of(rows, 0, rows.length, random);
        int size = greatest();
        worker.run((rows.length - 1) / size + 1, () -> batch -> {
            int from = batch * size;
            step.take(from, Math.min(size, rows.length - from));
        });
    }
}
