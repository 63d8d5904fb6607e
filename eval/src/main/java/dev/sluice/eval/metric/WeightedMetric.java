package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;

/** The mean of users' values, each weighing as much as there is to it. */
record WeightedMetric(String name, ScoreMetric metric, Weighting weighting) implements Metric {
    @Override
    public Accumulator begin() {
        return new WeightedAccumulator(this);
    }

    String variant() {
        return metric.variant() + "; mean over the users for whom it is defined, weighted by "
                + Places.lower(weighting);
    }
}
