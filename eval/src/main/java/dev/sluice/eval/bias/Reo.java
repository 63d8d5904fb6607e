package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ranking-based equal opportunity: how differently liked items are recommended by the group they are in. With
 *
 * <pre>{@code P(R@k | g, y = 1) = (relevant items of g in the first k places) / (relevant items of g)}</pre>
 *
 * <p>both summed over users and without the items of the user's training, it is the standard deviation of these rates
 * over the groups, divided by their mean: 0 if an item that is liked is found as often in every group, at most
 * {@code sqrt(groups - 1)}. The deviation is that of a population, as the authors' is; an item of several groups counts
 * in each.
 *
 * <p>Groups of which nothing is liked are left out, those without an item named in the variant. Undefined if fewer than
 * two groups remain, or nothing that is liked is recommended. Keeps 16 bytes a user and group; an interval costs a pass
 * over them a resample.
 *
 * @param k number of places that count, at least 1
 * @param groups the groups
 * @param training what users have had to do with before
 * @see <a href="https://doi.org/10.1145/3397271.3401177">Zhu, Wang and Caverlee 2020</a>
 */
public record Reo(int k, ItemGroups groups, InteractionMatrix training) implements Metric {
    /** Checks the number of places. */
    public Reo {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }

    @Override
    public String name() {
        return "reo@" + k;
    }

    @Override
    public Accumulator begin() {
        return new WholeAccumulator<>(this, rates());
    }

    /**
     * {@code P(R@k | g, y = 1)} of each group, in the order of the groups. Judged users without a list count as if
     * theirs were empty, lists of others not at all.
     *
     * @param lists at most one for each user; consumed
     */
    public List<GroupRate> rates(Judgements judgements, Stream<RankedList> lists) {
        return rates().table(judgements, lists);
    }

    private GroupRates rates() {
        return new GroupRates(
                (list, truth) -> GroupCounts.ofRelevant(list, truth, k, groups, training),
                groups,
                "P(R@" + k + "|g, y = 1), of relevant items not in the user's training",
                "no relevant item of any group");
    }
}
