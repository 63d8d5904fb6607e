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
 * Rates of groups over all users: how often their items were shown where they could have been. The value is how far
 * they are apart: their population standard deviation divided by their mean, over the groups that could be shown.
 *
 * @param count of a user
 * @param groups the groups
 * @param of what a rate is, for the variant
 * @param nothing why a user to whom nothing could be shown does not count
 */
record GroupRates(BiFunction<RankedList, Truth, GroupCounts> count, ItemGroups groups, String of, String nothing)
        implements Whole<GroupCounts> {
    /** The rate of each group; judged users without a list count as if theirs were empty. */
    List<GroupRate> table(Judgements judgements, Stream<RankedList> lists) {
        GroupCounts sum = GroupCounts.sum(groups.groups(), List.of());
        BitSet listed = new BitSet();
        lists.forEachOrdered(list -> {
            judgements.truth(list.user()).ifPresent(truth -> sum.add(count.apply(list, truth)));
            listed.set(list.user());
        });
        for (Truth truth : judgements) {
            if (!listed.get(truth.user())) {
                sum.add(count.apply(RankedList.empty(truth.user()), truth));
            }
        }
        return IntStream.range(0, groups.groups())
                .mapToObj(group -> new GroupRate(
                        groups.names().get(group), groups.size(group), sum.shown(group), sum.possible(group)))
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

    private double[] rates(List<GroupCounts> users) {
        return GroupCounts.sum(groups.groups(), users).rates();
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
}
