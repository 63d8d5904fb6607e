package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.AccumulatorLaws;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of metrics beyond accuracy, and naive definitions to agree with. */
class BeyondAccuracyProperties {
    private static final ItemPopularity POPULARITY = ItemPopularity.ofCounts(
            IntStream.range(0, 40).mapToLong(item -> item * item % 17).toArray());

    @Group
    class GiniAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new GiniConcentration(5, 40);
        }
    }

    @Group
    class EntropyAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new RecommendationEntropy(5, 40);
        }
    }

    @Group
    class NoveltyAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new Novelty(5, POPULARITY, Unmet.LEFT_OUT).named("novelty@5");
        }
    }

    @Property
    void giniIsHalfTheMeanDifferenceOfCounts(@ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int items) {
        Random random = new Random(seed);
        long[] counts = random.longs(items, 0, 6).toArray();
        double total = Arrays.stream(counts).sum();
        Assume.that(total > 0);
        double differences = 0;
        for (long one : counts) {
            for (long other : counts) {
                differences += Math.abs(one - other);
            }
        }

        // The usual definition divides by n: sum |a - b| / (2 n sum). Times n / (n - 1) it is ours.
        assertThat(GiniConcentration.ofCounts(counts))
                .isCloseTo(differences / (2 * (items - 1) * total), within(1e-12))
                .isBetween(0.0, 1.0);
    }

    @Property
    void entropyIsAtMostThatOfAllItemsAlike(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int users) {
        var entropy = new RecommendationEntropy(4, 40).begin();
        var coverage = new CatalogueCoverage(4, 40).begin();
        for (int user = 1; user <= users; user++) {
            JudgedList judged = JudgedList.random(user, seed + user);
            entropy.add(judged.list(), judged.truth());
            coverage.add(judged.list(), judged.truth());
        }
        double shown = Math.rint(40 * coverage.result().value());
        Assume.that(shown > 0);

        assertThat(entropy.result().value()).isBetween(0.0, Math.log(shown) / Math.log(2) + 1e-12);
    }

    @Property
    void overlapAgreesWithTheSumOfThePaper(@ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 0.95) double p) {
        RankedList one = JudgedList.random(1, seed).list();
        RankedList other = JudgedList.random(1, seed + 1).list();
        Assume.that(one.size() > 0 && other.size() > 0);

        double value = overlap(one, other, p);

        assertThat(value).isCloseTo(naive(one, other, p), within(1e-9)).isBetween(0.0, 1.0);
        assertThat(overlap(other, one, p)).isEqualTo(value);
        assertThat(overlap(one, one, p)).isCloseTo(1, within(1e-12));
    }

    private static double overlap(RankedList one, RankedList other, double p) {
        return new RankBiasedOverlap(Metrics.WHOLE_LIST, p, UserLists.of(Stream.of(other)), "other")
                .of(one, Truth.ofRelevant(1));
    }

    /**
     * The sum to a depth that leaves nothing, with the agreement carried on as the paper extrapolates it: the part of
     * the longer list from the end of the shorter on as if the shorter went on as it did, then both as they did.
     */
    private static double naive(RankedList one, RankedList other, double p) {
        RankedList shorter = one.size() <= other.size() ? one : other;
        RankedList longer = one.size() <= other.size() ? other : one;
        int s = shorter.size();
        int l = longer.size();
        double atS = common(shorter, longer, s);
        double end = (common(shorter, longer, l) - atS) / l + atS / s;
        double sum = 0;
        for (int d = 1; d <= 2000; d++) {
            double agreement = d <= s
                    ? common(shorter, longer, d) / d
                    : d <= l ? (common(shorter, longer, d) + atS * (d - s) / s) / d : end;
            sum += (1 - p) * Math.pow(p, d - 1) * agreement;
        }
        return sum;
    }

    private static double common(RankedList one, RankedList other, int depth) {
        Set<Integer> both = new HashSet<>(one.items().limit(depth).boxed().toList());
        both.retainAll(other.items().limit(depth).boxed().toList());
        return both.size();
    }

    @Property
    void serendipityIsPrecisionWhereNothingIsExpectedAndNeverMore(
            @ForAll(supplier = JudgedList.Any.class) JudgedList judged,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int k) {
        Assume.that(judged.truth().relevant() > 0);
        int user = judged.list().user();
        double precision = new Precision(k).of(judged.list(), judged.truth());
        UserLists nothing = UserLists.of(Stream.of(RankedList.empty(user)));
        UserLists some = UserLists.of(Stream.of(JudgedList.random(user, seed).list()));

        assertThat(new Serendipity(k, nothing, "nothing").of(judged.list(), judged.truth()))
                .isEqualTo(precision);
        assertThat(new Serendipity(k, some, "some").of(judged.list(), judged.truth()))
                .isBetween(0.0, precision);
        assertThat(new Serendipity(k, UserLists.of(Stream.of(judged.list())), "itself")
                        .of(judged.list(), judged.truth()))
                .isZero();
    }

    @Property
    void diversityIsTheMeanOverPairsInAnyOrder(
            @ForAll(supplier = JudgedList.Any.class) JudgedList judged, @ForAll long seed) {
        int[] items = judged.list().items().toArray();
        Assume.that(items.length > 1);
        ItemDistance distance = (one, other) -> Math.abs(one - other) % 5 == 0 ? Double.NaN : Math.abs(one - other);
        ListMetric diversity = new IntraListDiversity(50, distance, "rows");
        double naive = Arrays.stream(items)
                .boxed()
                .flatMap(one -> Arrays.stream(items).boxed().map(other -> distance.between(one, other)))
                .filter(each -> !Double.isNaN(each))
                .mapToDouble(each -> each)
                .average()
                .orElse(Double.NaN);
        List<Integer> shuffled = new ArrayList<>(Arrays.stream(items).boxed().toList());
        Collections.shuffle(shuffled, new Random(seed));
        RankedList again = RankedList.ofItems(
                judged.list().user(), shuffled.stream().mapToInt(item -> item).toArray());

        double value = diversity.of(judged.list(), judged.truth());

        if (Double.isNaN(naive)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isCloseTo(naive, within(1e-9));
            assertThat(diversity.of(again, judged.truth())).isCloseTo(value, within(1e-9));
        }
    }

    @Property
    void whatIsShownDoesNotHangOnScores(@ForAll(supplier = JudgedList.Any.class) JudgedList judged) {
        RankedList list = judged.list();
        double[] others = IntStream.range(0, list.size())
                .mapToDouble(place -> Math.exp(list.score(place) / 7) - 3)
                .toArray();
        RankedList mapped = RankedList.of(list.user(), list.items().toArray(), others);
        UserLists baseline =
                UserLists.of(Stream.of(JudgedList.random(list.user(), 3).list()));

        assertThat(Stream.of(
                        new UserCoverage(3),
                        new Novelty(5, POPULARITY, Unmet.AS_MET_ONCE),
                        new IntraListDiversity(5, (one, other) -> one + other, "sum"),
                        new Serendipity(5, baseline, "some"),
                        new RankBiasedOverlap(9, 0.8, baseline, "some")))
                .allSatisfy(metric -> assertThat(Double.valueOf(metric.of(mapped, judged.truth())))
                        .isEqualTo(Double.valueOf(metric.of(list, judged.truth()))));
    }
}
