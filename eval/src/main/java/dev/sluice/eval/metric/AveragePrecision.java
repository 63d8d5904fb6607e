package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * The sum of the precisions at the places of the relevant items among the first {@code k}, divided by the number of
 * relevant items. Its mean over users is known as MAP.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param denominator what the sum is divided by
 * @see <a href="https://doi.org/10.1145/345508.345543">Buckley and Voorhees 2000</a>
 */
public record AveragePrecision(int k, Denominator denominator) implements TieAware {
    public AveragePrecision {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int hits = 0;
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            if (truth.isRelevant(list.item(place))) {
                sum += (double) ++hits / (place + 1);
            }
        }
        return sum / denominator.of(truth.relevant(), k);
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int hits = 0;
        int end;
        for (int start = 0; start < Math.min(k, list.size()); start = end) {
            end = Ties.end(list, start);
            int relevant = Ties.relevant(list, truth, start, end);
            sum += relevant == 0 ? 0 : ofRun(start, end, relevant, hits);
            hits += relevant;
        }
        return sum / denominator.of(truth.relevant(), k);
    }

    /** The mean of what a run adds: beside an item that is relevant, the others of the run are so by a like share. */
    private double ofRun(int start, int end, int relevant, int hits) {
        int size = end - start;
        double others = size == 1 ? 0 : (relevant - 1.0) / (size - 1);
        double sum = 0;
        for (int place = start; place < Math.min(end, k); place++) {
            sum += (hits + 1 + (place - start) * others) / (place + 1);
        }
        return sum * relevant / size;
    }

    @Override
    public String variant() {
        return "precision at the relevant items in " + Places.text(k) + ", divided by " + denominator.text();
    }
}
