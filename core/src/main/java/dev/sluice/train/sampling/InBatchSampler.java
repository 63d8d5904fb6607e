package dev.sluice.train.sampling;

import java.util.SplittableRandom;

/** The batch's own items. */
final class InBatchSampler implements NegativeSampler {
    private final double[] logQ;

    InBatchSampler(int[] counts) {
        this.logQ = Popularity.logs(Popularity.shares(Popularity.weights(counts, 1)));
    }

    @Override
    public void draw(int[] batch, SplittableRandom random, int[] into) {
        if (into.length > batch.length) {
            throw new IllegalArgumentException(
                    "negatives must be at most as many as the batch has items, " + batch.length + ": " + into.length);
        }
        System.arraycopy(batch, 0, into, 0, into.length);
    }

    @Override
    public double logQ(int item) {
        return logQ[item];
    }
}
