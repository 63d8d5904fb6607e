package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Whether there is a relevant item in the first {@code k} places: 1 or 0.
 *
 * @param k number of places that count, at least 1
 */
public record HitRate(int k) implements ListMetric {
    public HitRate {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : Math.min(1, Places.hits(list, truth, k));
    }

    @Override
    public String variant() {
        return "1 if a relevant item is among the first " + k;
    }
}
