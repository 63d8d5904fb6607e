package dev.sluice.eval.bias;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Which share of the attention that a list distributes goes to one group of items: place {@code i}, counted from 1, has
 * {@code 1 / log2(i + 1)} of it, and the sum over the group's items among the first {@code k} is divided by that over
 * all of them. An item of several groups gives each an even part, so that the shares of all groups, and of items of
 * none, add up to 1. Whether items are liked does not matter. The mean over users is the share of all attention where
 * lists are of equal length.
 *
 * <p>Undefined for an empty list.
 *
 * @param k number of places that count, at least 1
 * @param groups the groups
 * @param group the name of one
 * @see <a href="https://doi.org/10.1145/3219819.3220088">Singh and Joachims 2018</a>
 */
public record GroupExposure(int k, ItemGroups groups, String group) implements ListMetric {
    private static final double LOG_2 = Math.log(2);

    /** Checks the number of places and the name. */
    public GroupExposure {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
        groups.group(group);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        int number = groups.group(group);
        double all = 0;
        double own = 0;
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            double attention = LOG_2 / Math.log(place + 2.0);
            all += attention;
            own += attention * part(list.item(place), number);
        }
        return own / all;
    }

    private double part(int item, int number) {
        int memberships = groups.memberships(item);
        for (int membership = 0; membership < memberships; membership++) {
            if (groups.groupOf(item, membership) == number) {
                return 1.0 / memberships;
            }
        }
        return 0;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return "empty list";
    }

    @Override
    public String variant() {
        return "share of " + group + " (" + groups + ") in 1 / log2(place + 1) over the first " + k;
    }
}
