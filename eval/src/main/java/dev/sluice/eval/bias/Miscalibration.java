package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.stream.IntStream;

/**
 * How far the mix of a user's list is from the mix of the user's own history: the divergence of the shares of groups
 * among the first {@code k} items from their shares among the distinct items of the history. 0 is calibrated. By genres
 * with {@link KullbackLeibler} it is Steck's calibration; by {@link ItemGroups#headMiddleTail} with
 * {@link JensenShannon} the deviation from a user's own taste for what is popular of Abdollahpouri and others.
 *
 * <p>Every item weighs 1, divided evenly among its groups; items of no group are left out on both sides. Undefined for
 * a user without history or with an empty list, or if none of their items has a group.
 *
 * @param k number of places that count, at least 1
 * @param groups what the mix is of
 * @param history what users have had to do with before
 * @param divergence how mixes are compared, the history's the target
 * @see <a href="https://doi.org/10.1145/3240323.3240372">Steck 2018</a>
 * @see <a href="https://doi.org/10.1145/3450613.3456821">Abdollahpouri, Mansoury, Burke, Mobasher and Malthouse
 *     2021</a>
 */
public record Miscalibration(int k, ItemGroups groups, InteractionMatrix history, Divergence divergence)
        implements ListMetric {
    /** Checks the number of places. */
    public Miscalibration {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        double[] target = mix(Histories.items(history, list.user()));
        double[] found = mix(list.items().limit(k));
        return target.length == 0 || found.length == 0 ? Double.NaN : divergence.of(target, found);
    }

    /** Shares of the groups; empty if no item has one. */
    private double[] mix(IntStream items) {
        double[] shares = new double[groups.groups()];
        int counted = 0;
        for (int item : items.toArray()) {
            int memberships = groups.memberships(item);
            for (int membership = 0; membership < memberships; membership++) {
                shares[groups.groupOf(item, membership)] += 1.0 / memberships;
            }
            counted += Math.min(1, memberships);
        }
        for (int group = 0; group < shares.length; group++) {
            shares[group] /= counted;
        }
        return counted == 0 ? new double[0] : shares;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return Histories.whyNone(history, list, "no item of any group");
    }

    @Override
    public String variant() {
        return divergence + " of the mix of " + groups + " in the first " + k + " from that of the user's history";
    }
}
