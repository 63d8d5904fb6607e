package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Locale;

/** The places of a list that count, from 0 to below the cut. */
final class Places {
    private Places() {}

    static void requireCut(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }

    static void requireCatalogue(int items, int least) {
        if (items < least) {
            throw new IllegalArgumentException(
                    "a catalogue must have at least " + least + (least == 1 ? " item: " : " items: ") + items);
        }
    }

    /** How many of the first k items are relevant. */
    static int hits(RankedList list, Truth truth, int k) {
        int hits = 0;
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            if (truth.isRelevant(list.item(place))) {
                hits++;
            }
        }
        return hits;
    }

    /** A constant's name as words. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String text(int k) {
        return k == Metrics.WHOLE_LIST ? "the whole list" : "the first " + k;
    }
}
