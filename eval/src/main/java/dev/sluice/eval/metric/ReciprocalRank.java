package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * One divided by the place of the first relevant item, counted from 1; 0 if none is in the first {@code k} places.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @see <a href="https://trec.nist.gov/pubs/trec8/papers/qa_report.pdf">Voorhees 1999</a>
 */
public record ReciprocalRank(int k) implements ListMetric {
    public ReciprocalRank {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            if (truth.isRelevant(list.item(place))) {
                return 1.0 / (place + 1);
            }
        }
        return 0;
    }

    @Override
    public String variant() {
        return "1 / place of the first relevant item in " + Places.text(k);
    }
}
