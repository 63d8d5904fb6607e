package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Whether there is a relevant item in the first {@code k} places: 1 or 0.
 *
 * @param k number of places that count, at least 1
 */
public record HitRate(int k) implements TieAware {
    public HitRate {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : Math.min(1, Places.hits(list, truth, k));
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double none = 1;
        int end;
        for (int start = 0; start < Math.min(k, list.size()); start = end) {
            end = Ties.end(list, start);
            int irrelevant = end - start - Ties.relevant(list, truth, start, end);
            for (int place = start; place < Math.min(end, k); place++) {
                none *= Math.max(0, (double) (start + irrelevant - place) / (end - place));
            }
        }
        return 1 - none;
    }

    @Override
    public String variant() {
        return "1 if a relevant item is among the first " + k;
    }
}
