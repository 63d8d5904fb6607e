package dev.sluice.train.softmax;

import dev.sluice.train.sampling.NegativeSampler;
import java.util.BitSet;

/** Turns the scores of a batch into the derivatives of its {@link SampledSoftmaxLoss}, in single precision. */
final class LogitRows {
    private final SampledSoftmaxLoss loss;
    private final NegativeSampler sampler;
    private final Hits hits;
    private final float inverse;
    private float[] offsets = {};
    private float[] weights = {};

    LogitRows(SampledSoftmaxLoss loss, NegativeSampler sampler, Hits hits) {
        this.loss = loss;
        this.sampler = sampler;
        this.hits = hits;
        this.inverse = (float) (1 / loss.temperature());
    }

    /** Goes over to another batch. */
    void begin(Batch batch) {
        hits.of(batch);
        weights = batch.weights;
        offsets = new float[batch.columns()];
        for (int column = 0; column < offsets.length; column++) {
            offsets[column] = (float) -SampledSoftmaxLoss.clip(sampler.logQ(batch.items[column]));
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
        if (loss.hardNegatives() >= offsets.length - 1) {
            return;
        }
        double[] logits = new double[offsets.length];
        for (int column = 0; column < logits.length; column++) {
            logits[column] = row[column];
        }
        BitSet kept = Hardest.of(logits, example, loss.hardNegatives());
        for (int column = kept.nextClearBit(0); column < logits.length; column = kept.nextClearBit(column + 1)) {
            row[column] = Float.NEGATIVE_INFINITY;
        }
    }
}
