package dev.sluice.ranking.tower;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.HitMask;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How much it says that a user did not meet an item: nothing where the user likes it or it was not there yet, little
 * where nobody has met it, who may never have been shown it.
 */
final class Evidence implements HitMask {
    private static final double MILLIS = 1e3;

    private final HitMask hits;
    private final Optional<NumberColumn> published;
    private final IntPredicate met;
    private final float logOfUnmet;
    private double[] publishedOf = {};
    private float[] offsets = {};
    private long[] moments = {};

    /**
     * Evidence beside what users like.
     *
     * @param met whether an item has events
     */
    Evidence(HitMask hits, Entities items, TwoTowerSettings settings, IntPredicate met) {
        this.hits = hits;
        this.published = settings.inputs().published().map(items::numbers);
        this.met = met;
        this.logOfUnmet = (float) Math.log(settings.unmetWeight());
    }

    /** Says when each example of the next batch was. */
    void at(long[] momentsOfExamples) {
        moments = momentsOfExamples;
    }

    @Override
    public void begin(Batch batch) {
        hits.begin(batch);
        publishedOf = new double[batch.columns()];
        offsets = new float[batch.columns()];
        for (int column = 0; column < offsets.length; column++) {
            int item = batch.items[column];
            // NaN is no later than anything
            publishedOf[column] =
                    published.map(numbers -> numbers.number(item) * MILLIS).orElse(Double.NaN);
            offsets[column] = met.test(item) ? 0 : logOfUnmet;
        }
    }

    @Override
    public void mask(int example, float[] logits) {
        hits.mask(example, logits);
        float positive = logits[example];
        for (int column = 0; column < offsets.length; column++) {
            logits[column] =
                    publishedOf[column] > moments[example] ? Float.NEGATIVE_INFINITY : logits[column] + offsets[column];
        }
        logits[example] = positive;
    }
}
