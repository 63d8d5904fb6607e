package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/** A metric for which the order of equal scores does not count. */
record MeanOverTies(TieAware metric) implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        return metric.overTies(list, truth);
    }

    @Override
    public String variant() {
        return metric.variant() + ", mean over all orders of equal scores";
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return metric.whyUndefined(list, truth);
    }
}
