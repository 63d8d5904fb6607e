package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Whether a user is recommended enough: 1 if the list has at least so many items, else 0. Its mean is the share of the
 * users a system can serve. Whether they like what they get does not matter, and users without relevant items count.
 *
 * @param least how many items are enough, at least 1
 */
public record UserCoverage(int least) implements ListMetric {
    /** Checks the number. */
    public UserCoverage {
        if (least < 1) {
            throw new IllegalArgumentException("least must be at least 1: " + least);
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return list.size() >= least ? 1 : 0;
    }

    @Override
    public String variant() {
        return "1 if the list has at least " + least + (least == 1 ? " item" : " items") + ", relevant or not";
    }
}
