package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * One divided by the place of the first relevant item, counted from 1; 0 if none is in the first {@code k} places.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @see <a href="https://trec.nist.gov/pubs/trec8/papers/qa_report.pdf">Voorhees 1999</a>
 */
public record ReciprocalRank(int k) implements TieAware {
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
    public double overTies(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        int end;
        for (int start = 0; start < Math.min(k, list.size()); start = end) {
            end = Ties.end(list, start);
            int relevant = Ties.relevant(list, truth, start, end);
            if (relevant > 0) {
                return ofRun(start, end, relevant);
            }
        }
        return 0;
    }

    /** The mean where the first relevant item is one of a run's. */
    private double ofRun(int start, int end, int relevant) {
        double sum = 0;
        double none = 1;
        for (int place = start; place < Math.min(end, k) && none > 0; place++) {
            double left = end - place;
            sum += none * relevant / left / (place + 1);
            none *= (left - relevant) / left;
        }
        return sum;
    }

    @Override
    public String variant() {
        return "1 / place of the first relevant item in " + Places.text(k);
    }
}
