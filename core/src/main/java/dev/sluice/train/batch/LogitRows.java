package dev.sluice.train.batch;

import dev.sluice.train.sampling.NegativeSampler;
import java.util.BitSet;

/**
 * Turns the scores of a batch into the derivatives of a sampled softmax, in single precision; its definition is
 * {@code dev.sluice.train.softmax.SampledSoftmaxLoss}.
 */
public final class LogitRows {
    /** What a probability counts as that is lower. */
    public static final double LEAST_Q = 1e-6;

    private static final double LEAST_LOG_Q = Math.log(LEAST_Q);

    private final int hardNegatives;
    private final NegativeSampler sampler;
    private final HitMask hits;
    private final float inverse;
    private float[] offsets = {};
    private float[] weights = {};

    /**
     * For batches of one kind.
     *
     * @param temperature what scores are divided by
     * @param hardNegatives how many negatives of each example count
     * @param sampler says how likely each column was
     * @param hits what is no negative
     */
    public LogitRows(double temperature, int hardNegatives, NegativeSampler sampler, HitMask hits) {
        this.hardNegatives = hardNegatives;
        this.sampler = sampler;
        this.hits = hits;
        this.inverse = (float) (1 / temperature);
    }

    /** A log q that is no lower than that of the least q, and no higher than 0. */
    public static double clip(double logQ) {
        return Math.min(0, Math.max(LEAST_LOG_Q, logQ));
    }

    /** Goes over to another batch. */
    void begin(Batch batch) {
        hits.begin(batch);
        weights = batch.weights;
        offsets = new float[batch.columns()];
        for (int column = 0; column < offsets.length; column++) {
            offsets[column] = (float) -clip(sampler.logQ(batch.items[column]));
        }
    }

    /** Replaces an example's scores by the derivatives of its loss, which it returns. */
    double slopes(int example, float[] row) {
        int count = offsets.length;
        for (int column = 0; column < count; column++) {
            row[column] = row[column] * inverse + offsets[column];
        }
        hits.mask(example, row);
        keepHardest(example, row);
        float positive = row[example];
        float greatest = SoftmaxRow.greatest(row, count);
        SoftmaxRow.exponentials(row, count, greatest);
        double sum = SoftmaxRow.sum(row, count);
        SoftmaxRow.scale(row, count, (float) (weights[example] * inverse / sum));
        row[example] -= weights[example] * inverse;
        return weights[example] * (greatest + Math.log(sum) - positive);
    }

    private void keepHardest(int example, float[] row) {
        if (hardNegatives >= offsets.length - 1) {
            return;
        }
        double[] logits = new double[offsets.length];
        for (int column = 0; column < logits.length; column++) {
            logits[column] = row[column];
        }
        BitSet kept = Hardest.of(logits, example, hardNegatives);
        for (int column = kept.nextClearBit(0); column < logits.length; column = kept.nextClearBit(column + 1)) {
            row[column] = Float.NEGATIVE_INFINITY;
        }
    }
}
