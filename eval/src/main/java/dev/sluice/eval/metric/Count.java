package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/** Counts rather than judgements. Defined for every user. */
enum Count implements ListMetric {
    USERS("users") {
        @Override
        public double of(RankedList list, Truth truth) {
            return 1;
        }
    },
    RETRIEVED("items in the list") {
        @Override
        public double of(RankedList list, Truth truth) {
            return list.size();
        }
    },
    RELEVANT("relevant items") {
        @Override
        public double of(RankedList list, Truth truth) {
            return truth.relevant();
        }
    },
    RELEVANT_RETRIEVED("relevant items in the list") {
        @Override
        public double of(RankedList list, Truth truth) {
            return Places.hits(list, truth, list.size());
        }
    };

    private final String variant;

    Count(String variant) {
        this.variant = variant;
    }

    @Override
    public String variant() {
        return variant;
    }
}
