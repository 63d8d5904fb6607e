package dev.sluice.eval.bias;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rates of groups over all users, hits divided by chances, and how far they are apart.
 *
 * @param count of a user
 * @param groups the groups
 * @param of what a rate is, for the variant
 * @param nothing why a user without any chance does not count
 */
record GroupRates(BiFunction<RankedList, Truth, GroupCounts> count, ItemGroups groups, String of, String nothing) {
    /** The value is the deviation of the rates, divided by their mean. */
    Whole<GroupCounts> spread() {
        return new Spread(this);
    }

    /** The value is the rate of one group. */
    Whole<GroupCounts> rate(int group) {
        return new Rate(this, group);
    }

    /** By group; NaN where there was no chance. */
    private double[] rates(List<GroupCounts> users) {
        long[] hits = new long[groups.groups()];
        long[] chances = new long[groups.groups()];
        for (GroupCounts user : users) {
            for (int group = 0; group < hits.length; group++) {
                hits[group] += user.hits()[group];
                chances[group] += user.chances()[group];
            }
        }
        return IntStream.range(0, hits.length)
                .mapToDouble(group -> (double) hits[group] / chances[group])
                .toArray();
    }

    /** One of many numbers that the users of a metric make together. */
    private abstract static class OfRates implements Whole<GroupCounts> {
        final GroupRates rates;

        OfRates(GroupRates rates) {
            this.rates = rates;
        }

        @Override
        public Optional<GroupCounts> piece(RankedList list, Truth truth) {
            return Optional.of(rates.count.apply(list, truth)).filter(GroupCounts::any);
        }

        @Override
        public String whyLeftOut(RankedList list, Truth truth) {
            return rates.nothing;
        }

        @Override
        public double least() {
            return 0;
        }
    }

    /** Population standard deviation by mean, over the groups that had a chance. */
    private static final class Spread extends OfRates {
        Spread(GroupRates rates) {
            super(rates);
        }

        @Override
        public String variant() {
            List<String> empty = rates.groups.empty();
            return "population std / mean over " + rates.groups + " of " + rates.of
                    + (empty.isEmpty() ? "" : empty.stream().collect(Collectors.joining(", ", "; no item in ", "")));
        }

        @Override
        public double of(List<GroupCounts> users) {
            double[] known = known(users);
            double mean = Arrays.stream(known).sum() / known.length;
            double squares = Arrays.stream(known)
                    .map(rate -> (rate - mean) * (rate - mean))
                    .sum();
            return known.length < 2 || mean == 0 ? Double.NaN : Math.sqrt(squares / known.length) / mean;
        }

        private double[] known(List<GroupCounts> users) {
            return Arrays.stream(rates.rates(users))
                    .filter(rate -> !Double.isNaN(rate))
                    .toArray();
        }

        @Override
        public String whyUndefined(List<GroupCounts> users) {
            return known(users).length < 2 ? "fewer than 2 groups with items" : "no item of any group shown";
        }

        @Override
        public double most() {
            return Math.sqrt(Math.max(0, rates.groups.groups() - 1));
        }
    }

    /** Hits by chances. */
    private static final class Rate extends OfRates {
        private final int group;

        Rate(GroupRates rates, int group) {
            super(rates);
            this.group = group;
        }

        @Override
        public String variant() {
            return rates.of + " for " + rates.groups.names().get(group) + " of " + rates.groups;
        }

        @Override
        public double of(List<GroupCounts> users) {
            return rates.rates(users)[group];
        }

        @Override
        public String whyUndefined(List<GroupCounts> users) {
            return rates.groups.size(group) == 0 ? "group without an item" : "nobody to show an item of the group to";
        }

        @Override
        public double most() {
            return 1;
        }
    }
}
