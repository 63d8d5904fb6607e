package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * The share of the first {@code k} places that hold a relevant item. The divisor is {@code k}, also where the list is
 * shorter.
 *
 * @param k number of places that count, at least 1
 */
public record Precision(int k) implements TieAware {
    public Precision {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : (double) Places.hits(list, truth, k) / k;
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : Ties.hits(list, truth, k) / k;
    }

    @Override
    public String variant() {
        return "relevant items among the first " + k + ", divided by " + k;
    }
}
