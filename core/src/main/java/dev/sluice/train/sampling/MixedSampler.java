package dev.sluice.train.sampling;

import dev.sluice.train.engine.Checks;
import java.util.SplittableRandom;

/** The batch's own items, the rest from all items alike. */
final class MixedSampler implements NegativeSampler {
    private final UniformSampler rest;
    private final double[] logQ;

    MixedSampler(int[] counts, int batch, int uniform) {
        Checks.from(1, batch, "batch");
        Checks.from(1, uniform, "uniform");
        this.rest = new UniformSampler(counts.length);
        double ofBatch = batch / ((double) batch + uniform);
        double[] q = Popularity.shares(Popularity.weights(counts, 1));
        for (int item = 1; item < q.length; item++) {
            q[item] = ofBatch * q[item] + (1 - ofBatch) / (q.length - 1);
        }
        this.logQ = Popularity.logs(q);
    }

    @Override
    public void draw(int[] batch, SplittableRandom random, int[] into) {
        int ofBatch = Math.min(batch.length, into.length);
        System.arraycopy(batch, 0, into, 0, ofBatch);
        rest.fill(random, into, ofBatch);
    }

    @Override
    public double logQ(int item) {
        return logQ[item];
    }
}
