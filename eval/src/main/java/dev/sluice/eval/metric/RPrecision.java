package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/** The share of relevant items in as many first places as there are relevant items. */
public record RPrecision() implements TieAware {
    @Override
    public double of(RankedList list, Truth truth) {
        int relevant = truth.relevant();
        return relevant == 0 ? Double.NaN : (double) Places.hits(list, truth, relevant) / relevant;
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        int relevant = truth.relevant();
        return relevant == 0 ? Double.NaN : Ties.hits(list, truth, relevant) / relevant;
    }

    @Override
    public String variant() {
        return "precision after as many places as there are relevant items";
    }
}
