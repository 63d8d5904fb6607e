package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.function.IntToDoubleFunction;

/**
 * Normalized discounted cumulative gain of the first {@code k} places: a hit at place {@code i}, counted from 1, is
 * worth {@code gain / log2(i + 1)} (or another discount), and the sum is divided by that of the best order of the
 * relevant items.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param gain what a relevant item is worth
 * @param ideal whether the best order, too, is cut at {@code k}
 * @param discount what a gain is divided by at a place
 * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen 2002</a>
 */
public record Ndcg(int k, Gain gain, Ideal ideal, Discount discount) implements TieAware {
    public Ndcg {
        Places.requireCut(k);
    }

    /** With the usual discount, {@link Discount#LOG2}. */
    public Ndcg(int k, Gain gain, Ideal ideal) {
        this(k, gain, ideal, Discount.LOG2);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        return discounted(Math.min(k, list.size()), place -> gain.of(truth.grade(list.item(place)))) / best(truth);
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double[] gains = Ties.gains(list, k, item -> gain.of(truth.grade(item)));
        return discounted(gains.length, place -> gains[place]) / best(truth);
    }

    @Override
    public String variant() {
        return Places.lower(gain) + " gain, discount " + discount.text() + ", " + Places.text(k)
                + (ideal == Ideal.CUT ? ", ideal cut likewise" : ", ideal of all relevant items");
    }

    private double best(Truth truth) {
        int places = ideal == Ideal.CUT ? Math.min(k, truth.relevant()) : truth.relevant();
        return discounted(places, place -> gain.of(truth.bestGrade(place)));
    }

    private double discounted(int places, IntToDoubleFunction gains) {
        double sum = 0;
        for (int place = 0; place < places; place++) {
            double worth = gains.applyAsDouble(place);
            if (worth > 0) {
                sum += worth * discount.weight(place);
            }
        }
        return sum;
    }
}
