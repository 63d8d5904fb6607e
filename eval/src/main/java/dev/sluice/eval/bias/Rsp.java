package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ranking-based statistical parity: how differently groups of items are recommended, whether they are liked or not.
 * With
 *
 * <pre>{@code P(R@k | g) = (items of g in the first k places) / (items of g not in the user's training)}</pre>
 *
 * <p>both summed over users, it is the standard deviation of these rates over the groups, divided by their mean: 0 if
 * every group has the same chance, at most {@code sqrt(groups - 1)}. The deviation is that of a population, as the
 * authors' is. An item of the user's training that is recommended again does not count, but takes its place; an item of
 * several groups counts in each.
 *
 * <p>Groups without an item are left out and named in the variant. Undefined if fewer than two groups remain, or none
 * is recommended. Keeps 16 bytes a user and group; an interval costs a pass over them a resample.
 *
 * @param k number of places that count, at least 1
 * @param groups the groups
 * @param training what users have had to do with before
 * @see <a href="https://doi.org/10.1145/3397271.3401177">Zhu, Wang and Caverlee 2020</a>
 */
public record Rsp(int k, ItemGroups groups, InteractionMatrix training) implements Metric {
    /** Checks the number of places. */
    public Rsp {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }

    @Override
    public String name() {
        return "rsp@" + k;
    }

    @Override
    public Accumulator begin() {
        return new WholeAccumulator<>(this, rates());
    }

    /**
     * {@code P(R@k | g)} of each group, in the order of the groups. Judged users without a list count as if theirs were
     * empty, lists of others not at all.
     *
     * @param lists at most one for each user; consumed
     */
    public List<GroupRate> rates(Judgements judgements, Stream<RankedList> lists) {
        return rates().table(judgements, lists);
    }

    private GroupRates rates() {
        return new GroupRates(
                (list, truth) -> GroupCounts.ofUnseen(list, k, groups, training),
                groups,
                "P(R@" + k + "|g), of items not in the user's training",
                "no unseen item of any group");
    }
}
