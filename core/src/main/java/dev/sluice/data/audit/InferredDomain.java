package dev.sluice.data.audit;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Infers what labels there are where the values leave no doubt: nearly all are one of a few that are evenly spaced,
 * such as 0 and 1 or the ratings from 1 to 5.
 *
 * <p>Common are the most frequent values, at least two, if all others together are at most a tenth as frequent as the
 * rarest of them, or a third where the common ones are a scale that is widely used. The others are out of the domain,
 * with two exceptions. One that lies evenly between common ones, or below them and above 0, is a label that is rarely
 * given. And those above the highest are counts, not defects, if the frequencies fall from the lowest to the highest
 * common value or go on falling as they did before: plays, purchases.
 */
final class InferredDomain {
    private static final int FEWEST = 2;
    private static final int MOST = 20;
    private static final int RARER = 10;
    private static final int RARER_THAN_SCALE = 3;
    private static final int FALL = 4;
    private static final double CLOSE = 1e-3;

    /** Scales that are widely used: the lowest and the highest label, and how many there are. */
    private record Scale(double low, double high, int labels) {}

    private static final Set<Scale> SCALES = Set.of(
            new Scale(0, 1, 2), new Scale(-1, 1, 2), new Scale(1, 5, 5), new Scale(0.5, 5, 10), new Scale(1, 10, 10));

    private final ValueCounts counts;
    private final IntArrayList common;
    private final double step;

    private InferredDomain(ValueCounts counts, IntArrayList common) {
        this.counts = counts;
        this.common = common;
        this.step = IntStream.range(1, common.size())
                .mapToDouble(i -> counts.value(common.getInt(i)) - counts.value(common.getInt(i - 1)))
                .min()
                .orElseThrow();
    }

    /** The domain, if the values leave no doubt. */
    static Optional<LabelDomain> of(Evidence evidence) {
        // Values of several types of events are no labels of one kind.
        return evidence.typed()
                ? Optional.empty()
                : ValueCounts.of(evidence.parts()).flatMap(InferredDomain::of);
    }

    private static Optional<LabelDomain> of(ValueCounts counts) {
        return common(counts)
                .map(common -> new InferredDomain(counts, common))
                .filter(inferred -> inferred.common.intStream().allMatch(inferred::isEven))
                .map(InferredDomain::domain);
    }

    /** The places of the common values, ascending. */
    private static Optional<IntArrayList> common(ValueCounts counts) {
        int[] byFrequency = IntStream.range(0, counts.size()).toArray();
        IntArrays.quickSort(byFrequency, (one, other) -> Long.compare(counts.count(other), counts.count(one)));
        long others = counts.total();
        for (int taken = 1; taken <= Math.min(MOST, byFrequency.length); taken++) {
            long rarest = counts.count(byFrequency[taken - 1]);
            others -= rarest;
            IntArrayList common = new IntArrayList(byFrequency, 0, taken);
            common.sort(null);
            if (taken >= FEWEST && rarer(counts, common) * others <= rarest) {
                return Optional.of(common);
            }
        }
        return Optional.empty();
    }

    /** How many times rarer than common ones others must be. */
    private static int rarer(ValueCounts counts, IntArrayList common) {
        double low = counts.value(common.getInt(0));
        double high = counts.value(common.getInt(common.size() - 1));
        return SCALES.contains(new Scale(low, high, common.size())) ? RARER_THAN_SCALE : RARER;
    }

    private LabelDomain domain() {
        int lowest = common.getInt(0);
        int highest = common.getInt(common.size() - 1);
        boolean counting = falls() || goesOnFalling(highest);
        return LabelDomain.of(IntStream.range(0, counts.size())
                .filter(i -> i > highest ? counting : isEven(i) && (i >= lowest || counts.value(i) > 0))
                .mapToDouble(counts::value)
                .toArray());
    }

    private boolean isEven(int i) {
        double place = (counts.value(i) - counts.value(common.getInt(0))) / step;
        return Math.abs(place - Math.rint(place)) < CLOSE;
    }

    /** Whether of three or more common values each is rarer than the one below it. */
    private boolean falls() {
        return common.size() > FEWEST
                && IntStream.range(1, common.size())
                        .allMatch(i -> counts.count(common.getInt(i)) < counts.count(common.getInt(i - 1)));
    }

    private boolean goesOnFalling(int highest) {
        double next = counts.near(counts.value(highest) + step, CLOSE * step);
        double before = counts.near(counts.value(highest) - step, CLOSE * step);
        double here = counts.count(highest);
        return next > 0 && FALL * next * before >= here * here;
    }
}
