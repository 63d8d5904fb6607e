package dev.sluice.data.audit;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Infers what labels there are where the values leave no doubt: nearly all are one of a few that are evenly spaced,
 * such as 0 and 1 or the ratings from 1 to 5.
 *
 * <p>Common are the most frequent values, at least two, if all others together are at most a tenth as frequent as the
 * rarest of them. The others are out of the domain, with three exceptions. One that lies evenly between common ones is
 * a label that is rarely given. One just below the lowest is so too, as long as it is above 0: half a star. And those
 * above the highest are counts, not defects, if the frequencies go on falling as they did before: plays, purchases.
 */
final class InferredDomain {
    private static final int FEWEST = 2;
    private static final int MOST = 20;
    private static final int RARER = 10;
    private static final int FALL = 4;
    private static final double CLOSE = 1e-3;

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
            if (taken >= FEWEST && RARER * others <= rarest) {
                IntArrayList common = new IntArrayList(byFrequency, 0, taken);
                common.sort(null);
                return Optional.of(common);
            }
        }
        return Optional.empty();
    }

    private LabelDomain domain() {
        int lowest = common.getInt(0);
        int highest = common.getInt(common.size() - 1);
        boolean counting = goesOnFalling(highest);
        return LabelDomain.of(IntStream.range(0, counts.size())
                .filter(i -> i < lowest ? isHalfStar(i, lowest) : i > highest ? counting : isEven(i))
                .mapToDouble(counts::value)
                .toArray());
    }

    private boolean isEven(int i) {
        double place = (counts.value(i) - counts.value(common.getInt(0))) / step;
        return Math.abs(place - Math.rint(place)) < CLOSE;
    }

    private boolean isHalfStar(int i, int lowest) {
        double value = counts.value(i);
        return value > 0 && Math.abs(counts.value(lowest) - step - value) < CLOSE * step;
    }

    private boolean goesOnFalling(int highest) {
        double next = counts.near(counts.value(highest) + step, CLOSE * step);
        double before = counts.near(counts.value(highest) - step, CLOSE * step);
        double here = counts.count(highest);
        return next > 0 && FALL * next * before >= here * here;
    }
}
