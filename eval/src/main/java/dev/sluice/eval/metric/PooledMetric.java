package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;

/** The value of the items of all users together. */
record PooledMetric(String name, ScoreMetric metric) implements Metric {
    @Override
    public Accumulator begin() {
        return new PooledAccumulator(this);
    }

    String variant() {
        return metric.variant() + "; the items of all users together";
    }
}
