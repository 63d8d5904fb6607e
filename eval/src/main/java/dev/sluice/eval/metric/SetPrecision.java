package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/** The share of relevant items in the whole list, 0 if it is empty. */
record SetPrecision() implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        return list.size() == 0 ? 0 : (double) Places.hits(list, truth, list.size()) / list.size();
    }

    @Override
    public String variant() {
        return "relevant items in the list / items in the list";
    }
}
