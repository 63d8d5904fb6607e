package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * The mean of interpolated precision at recalls 0, 0.1, ... 1: the highest precision at or after the place where so
 * much of the relevant items is found. The number of items for a recall is rounded as trec_eval rounds it,
 * {@code floor(recall * relevant + 0.9)}.
 */
record ElevenPointPrecision() implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double[] best = bestPrecisionFromHit(list, truth);
        double sum = 0;
        for (int tenths = 0; tenths <= 10; tenths++) {
            int wanted = (int) (tenths / 10.0 * truth.relevant() + 0.9);
            sum += wanted < best.length ? best[wanted] : 0;
        }
        return sum / 11;
    }

    /** For every number of hits the list reaches, 0 included, the highest precision there or further down. */
    private static double[] bestPrecisionFromHit(RankedList list, Truth truth) {
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
        return "mean of interpolated precision at recalls 0, 0.1, ... 1";
    }
}
