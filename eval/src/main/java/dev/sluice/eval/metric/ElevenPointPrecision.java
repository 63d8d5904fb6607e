package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/** The mean of {@link InterpolatedPrecision} at recalls 0, 0.1, ... 1. */
record ElevenPointPrecision() implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double[] best = InterpolatedPrecision.bestFromHit(list, truth);
        double sum = 0;
        for (int tenths = 0; tenths <= 10; tenths++) {
            sum += InterpolatedPrecision.at(tenths / 10.0, best, truth.relevant());
        }
        return sum / 11;
    }

    @Override
    public String variant() {
        return "mean of interpolated precision at recalls 0, 0.1, ... 1";
    }
}
