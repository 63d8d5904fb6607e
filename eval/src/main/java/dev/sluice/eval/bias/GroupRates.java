package dev.sluice.eval.bias;

import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rates of groups over all users, hits divided by chances. The value is how far they are apart: their population
 * standard deviation divided by their mean, over the groups that had a chance.
 *
 * @param count of a user
 * @param groups the groups
 * @param of what a rate is, for the variant
 * @param nothing why a user without any chance does not count
 */
record GroupRates(BiFunction<RankedList, Truth, GroupCounts> count, ItemGroups groups, String of, String nothing)
        implements Whole<GroupCounts> {
    /** The rate of each group; judged users without a list count as if theirs were empty. */
    List<GroupRate> table(Judgements judgements, Stream<RankedList> lists) {
        Sums sums = new Sums(groups.groups());
        BitSet listed = new BitSet();
        lists.forEachOrdered(list -> {
            judgements.truth(list.user()).ifPresent(truth -> sums.add(count.apply(list, truth)));
            listed.set(list.user());
        });
        for (Truth truth : judgements) {
            if (!listed.get(truth.user())) {
                sums.add(count.apply(RankedList.empty(truth.user()), truth));
            }
        }
        return IntStream.range(0, groups.groups())
                .mapToObj(group -> new GroupRate(
                        groups.names().get(group), groups.size(group), sums.hits[group], sums.chances[group]))
                .toList();
    }

    @Override
    public String variant() {
        List<String> empty = groups.empty();
        return "population std / mean over " + groups + " of " + of
                + (empty.isEmpty() ? "" : empty.stream().collect(Collectors.joining(", ", "; no item in ", "")));
    }

    @Override
    public Optional<GroupCounts> piece(RankedList list, Truth truth) {
        return Optional.of(count.apply(list, truth)).filter(GroupCounts::any);
    }

    @Override
    public String whyLeftOut(RankedList list, Truth truth) {
        return nothing;
    }

    @Override
    public double of(List<GroupCounts> users) {
        double[] rates = rates(users);
        double mean = Arrays.stream(rates).sum() / rates.length;
        double squares =
                Arrays.stream(rates).map(rate -> (rate - mean) * (rate - mean)).sum();
        return rates.length < 2 || mean == 0 ? Double.NaN : Math.sqrt(squares / rates.length) / mean;
    }

    /** Of the groups that had a chance. */
    private double[] rates(List<GroupCounts> users) {
        Sums sums = new Sums(groups.groups());
        users.forEach(sums::add);
        return IntStream.range(0, sums.hits.length)
                .filter(group -> sums.chances[group] > 0)
                .mapToDouble(group -> (double) sums.hits[group] / sums.chances[group])
                .toArray();
    }

    @Override
    public String whyUndefined(List<GroupCounts> users) {
        return rates(users).length < 2 ? "fewer than 2 groups with items" : "no item of any group shown";
    }

    @Override
    public double least() {
        return 0;
    }

    @Override
    public double most() {
        return Math.sqrt(Math.max(0, groups.groups() - 1));
    }

    /** Counts of many users, by group. */
    private static final class Sums {
        private final long[] hits;
        private final long[] chances;

        Sums(int groups) {
            hits = new long[groups];
            chances = new long[groups];
        }

        void add(GroupCounts user) {
            for (int group = 0; group < hits.length; group++) {
                hits[group] += user.hits()[group];
                chances[group] += user.chances()[group];
            }
        }
    }
}
