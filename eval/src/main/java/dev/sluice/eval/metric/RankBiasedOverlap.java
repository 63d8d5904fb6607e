package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Optional;

/**
 * How much the list of a user is like the one another run, or another system, gave the same user: rank-biased overlap,
 * extrapolated from the lists as they are to lists without end (equation 32 of the paper, which bears lists of
 * different lengths). 1 if they are the same, 0 if they have nothing in common; less it is a list-to-list change. The
 * reader goes on to the next place with the probability {@code p}: at 0.9 the first ten places have 86 % of the weight.
 *
 * @param k number of places that count, in both lists, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param p above 0 and below 1
 * @param others the other lists
 * @param named what they are, for the variant
 * @see <a href="https://doi.org/10.1145/1852102.1852106">Webber, Moffat and Zobel 2010</a>
 */
public record RankBiasedOverlap(int k, double p, UserLists others, String named) implements ListMetric {
    /** Checks the ranges. */
    public RankBiasedOverlap {
        Places.requireCut(k);
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p must be above 0 and below 1: " + p);
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        Optional<RankedList> other = others.of(list.user());
        return other.isEmpty()
                ? Double.NaN
                : extrapolated(
                        list.items().limit(k).toArray(),
                        other.get().items().limit(k).toArray());
    }

    private double extrapolated(int[] one, int[] other) {
        int[] shorter = one.length <= other.length ? one : other;
        int[] longer = one.length <= other.length ? other : one;
        if (shorter.length == 0) {
            return longer.length == 0 ? Double.NaN : 0;
        }
        int s = shorter.length;
        int l = longer.length;
        int[] overlap = overlaps(shorter, longer);
        double sum = 0;
        double weight = 1;
        for (int d = 1; d <= l; d++) {
            weight *= p;
            sum += weight * overlap[d] / d;
            if (d > s) {
                sum += weight * overlap[s] * (d - s) / ((double) s * d);
            }
        }
        double agreement = (double) (overlap[l] - overlap[s]) / l + (double) overlap[s] / s;
        return Math.min(1, (1 - p) / p * sum + agreement * weight);
    }

    /** By depth, how many items both lists have down to it; the shorter one ends where it ends. */
    private static int[] overlaps(int[] shorter, int[] longer) {
        int[] overlap = new int[longer.length + 1];
        IntSet ofShorter = new IntOpenHashSet(shorter.length);
        IntSet ofLonger = new IntOpenHashSet(longer.length);
        for (int i = 0; i < longer.length; i++) {
            overlap[i + 1] = overlap[i];
            ofLonger.add(longer[i]);
            if (i < shorter.length) {
                ofShorter.add(shorter[i]);
                if (longer[i] != shorter[i] && ofLonger.contains(shorter[i])) {
                    overlap[i + 1]++;
                }
            }
            if (ofShorter.contains(longer[i])) {
                overlap[i + 1]++;
            }
        }
        return overlap;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return others.of(list.user()).isEmpty() ? "no other list" : "both lists empty";
    }

    @Override
    public String variant() {
        return "rank-biased overlap, extrapolated, p = " + p + ", of " + Places.text(k) + " and that of " + named;
    }
}
