package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * The highest precision at or after the place where a share of the relevant items is found; 0 if that much is not
 * found. The number of items for a recall is rounded as trec_eval rounds it, {@code floor(recall * relevant + 0.9)}.
 */
record InterpolatedPrecision(double recall) implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : at(recall, bestFromHit(list, truth), truth.relevant());
    }

    /** The highest precision from so much recall on. */
    static double at(double recall, double[] bestFromHit, int relevant) {
        int wanted = (int) (recall * relevant + 0.9);
        return wanted < bestFromHit.length ? bestFromHit[wanted] : 0;
    }

    /** For every number of hits the list reaches, 0 included, the highest precision there or further down. */
    static double[] bestFromHit(RankedList list, Truth truth) {
        int hits = Places.hits(list, truth, list.size());
        double[] best = new double[hits + 1];
        double highest = 0;
        for (int place = list.size() - 1; place >= 0 && hits > 0; place--) {
            highest = Math.max(highest, (double) hits / (place + 1));
            if (truth.isRelevant(list.item(place))) {
                best[hits--] = highest;
            }
        }
        best[0] = highest;
        return best;
    }

    @Override
    public String variant() {
        return "highest precision from recall " + recall + " on";
    }
}
