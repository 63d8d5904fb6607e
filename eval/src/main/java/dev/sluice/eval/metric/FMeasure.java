package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/** The harmonic mean of precision and recall of the whole list, 0 if nothing relevant is in it. */
record FMeasure() implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0
                ? Double.NaN
                : 2.0 * Places.hits(list, truth, list.size()) / (list.size() + truth.relevant());
    }

    @Override
    public String variant() {
        return "2 x relevant items in the list / (items in the list + all relevant)";
    }
}
