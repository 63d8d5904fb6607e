package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * The share of the relevant items that stand in the first {@code k} places.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param denominator what the number of hits is divided by
 */
public record Recall(int k, Denominator denominator) implements TieAware {
    public Recall {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0
                ? Double.NaN
                : (double) Places.hits(list, truth, k) / denominator.of(truth.relevant(), k);
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : Ties.hits(list, truth, k) / denominator.of(truth.relevant(), k);
    }

    @Override
    public String variant() {
        return "relevant items among " + Places.text(k) + ", divided by " + denominator.text();
    }
}
