package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.AccumulatorLaws;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Metrics of scores agree with their definitions written out, ties and items without a score among them. */
class ScoreMetricProperties {
    private static final RocAuc AUC = new RocAuc(Universe.judged());

    /** Scores and labels; what has no score stands below all, which for the definitions is a score of its own. */
    private record Sample(double[] scores, boolean[] relevant, int scored) {
        static Sample random(int size, long seed) {
            Random random = new Random(seed);
            double[] scores =
                    random.doubles(size).map(x -> Math.rint(8 * x) / 8).toArray();
            boolean[] relevant = new boolean[size];
            for (int i = 0; i < size; i++) {
                relevant[i] = random.nextInt(3) == 0;
            }
            int scored = random.nextBoolean() ? size : random.nextInt(size + 1);
            Arrays.fill(scores, scored, size, -1);
            return new Sample(scores, relevant, scored);
        }

        ScoredLabels pairs() {
            ScoredLabels.Builder builder = new ScoredLabels.Builder();
            for (int i = 0; i < scores.length; i++) {
                if (i < scored) {
                    builder.add(scores[i], relevant[i]);
                } else {
                    builder.addBelow(relevant[i] ? 1 : 0, relevant[i] ? 0 : 1);
                }
            }
            return builder.build();
        }

        Sample map(java.util.function.DoubleUnaryOperator change) {
            return new Sample(Arrays.stream(scores).map(change).toArray(), relevant, scored);
        }

        Sample scoredOnly() {
            return new Sample(Arrays.copyOf(scores, scored), Arrays.copyOf(relevant, scored), scored);
        }

        long count(boolean label) {
            return IntStream.range(0, relevant.length)
                    .filter(i -> relevant[i] == label)
                    .count();
        }

        /** How many items of a label have a score of at least this. */
        long passing(boolean label, double threshold) {
            return IntStream.range(0, relevant.length)
                    .filter(i -> relevant[i] == label && scores[i] >= threshold)
                    .count();
        }

        double[] thresholds() {
            return DoubleStream.of(scores)
                    .distinct()
                    .map(x -> -x)
                    .sorted()
                    .map(x -> -x)
                    .toArray();
        }
    }

    @Property
    void aucCountsPairs(@ForAll @IntRange(max = 40) int size, @ForAll long seed) {
        Sample sample = Sample.random(size, seed);
        double halves = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (sample.relevant[i] && !sample.relevant[j]) {
                    halves += sample.scores[i] > sample.scores[j] ? 2 : sample.scores[i] == sample.scores[j] ? 1 : 0;
                }
            }
        }
        double expected = halves / (2.0 * sample.count(true) * sample.count(false));

        assertThat(AUC.of(sample.pairs())).isEqualTo(Double.valueOf(expected));
    }

    @Property
    void precisionOverRecallAtEveryThreshold(@ForAll @IntRange(max = 40) int size, @ForAll long seed) {
        Sample sample = Sample.random(size, seed);
        Assume.that(sample.count(true) > 0);
        double steps = 0;
        double lines = 0;
        double recallBefore = 0;
        double before = 1;
        for (double threshold : sample.thresholds()) {
            double hits = sample.passing(true, threshold);
            double precision = hits / (hits + sample.passing(false, threshold));
            double recall = hits / sample.count(true);
            steps += (recall - recallBefore) * precision;
            lines += (recall - recallBefore) * (precision + before) / 2;
            recallBefore = recall;
            before = precision;
        }

        assertThat(new PrAuc(Universe.judged(), PrAuc.Between.STEPS).of(sample.pairs()))
                .isCloseTo(steps, within(1e-12));
        assertThat(new PrAuc(Universe.judged(), PrAuc.Between.TRAPEZOID).of(sample.pairs()))
                .isCloseTo(lines, within(1e-12));
    }

    @Property
    void onlyTheOrderOfScoresMatters(@ForAll @IntRange(max = 40) int size, @ForAll long seed) {
        Sample sample = Sample.random(size, seed);
        ScoredLabels one = sample.pairs();
        ScoredLabels other = sample.map(x -> 100 * Math.exp(x / 3) - 200).pairs();

        assertThat(AUC.of(other)).isEqualTo(Double.valueOf(AUC.of(one)));
        for (PrAuc.Between between : PrAuc.Between.values()) {
            PrAuc metric = new PrAuc(Universe.judged(), between);
            assertThat(metric.of(other)).isEqualTo(Double.valueOf(metric.of(one)));
        }
    }

    @Property
    void turningScoresRoundTurnsAucRound(@ForAll @IntRange(max = 40) int size, @ForAll long seed) {
        Sample sample = Sample.random(size, seed).scoredOnly();
        Assume.that(sample.count(true) > 0 && sample.count(false) > 0);

        assertThat(AUC.of(sample.map(x -> -x).pairs())).isCloseTo(1 - AUC.of(sample.pairs()), within(1e-12));
        assertThat(AUC.of(sample.map(x -> 0.25).pairs())).isEqualTo(0.5);
    }

    @Property
    void lossesAreMeans(@ForAll @IntRange(max = 40) int size, @ForAll long seed) {
        Sample all = Sample.random(size, seed);
        Sample sample = all.scoredOnly();
        double loss = 0;
        double squares = 0;
        for (int i = 0; i < sample.scored; i++) {
            double p = Math.min(Math.max(sample.scores[i], 1e-3), 1 - 1e-3);
            loss -= sample.relevant[i] ? Math.log(p) : Math.log(1 - p);
            squares += Math.pow(sample.scores[i] - (sample.relevant[i] ? 1 : 0), 2);
        }

        assertThat(new LogLoss(Universe.judged(), 1e-3).of(all.pairs())).isCloseTo(loss / sample.scored, within(1e-12));
        assertThat(new Brier(Universe.judged()).of(all.pairs())).isCloseTo(squares / sample.scored, within(1e-12));
    }

    @Property
    void binsHoldEveryItemOnceAndEqualScoresTogether(
            @ForAll @IntRange(max = 60) int size, @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
        Sample sample = Sample.random(size, seed);
        for (Bins.Edges edges : Bins.Edges.values()) {
            Reliability table = Reliability.of(sample.pairs(), new Bins(count, edges));
            double error = 0;
            long items = 0;
            for (Reliability.Bin bin : table.bins()) {
                int[] inside = IntStream.range(0, sample.scored)
                        .filter(i -> (sample.scores[i] > bin.low()
                                        || bin.equals(table.bins().get(0)))
                                && sample.scores[i] <= bin.high())
                        .toArray();
                double mean = Arrays.stream(inside)
                        .mapToDouble(i -> sample.scores[i])
                        .average()
                        .orElseThrow();
                double share =
                        Arrays.stream(inside).filter(i -> sample.relevant[i]).count() / (double) inside.length;
                assertThat(bin.items()).isEqualTo(inside.length);
                assertThat(bin.meanScore()).isCloseTo(mean, within(1e-12));
                assertThat(bin.relevant()).isCloseTo(share, within(1e-12));
                items += bin.items();
                error += inside.length * Math.abs(mean - share) / sample.scored;
            }
            assertThat(items).isEqualTo(sample.scored);
            if (items > 0) {
                assertThat(table.expectedError())
                        .isCloseTo(error, within(1e-12))
                        .isBetween(0.0, 1.0);
            } else {
                assertThat(table.expectedError()).isNaN();
            }
        }
    }

    @Property
    void curvesEndWhereEverythingPassesAndLieOnThresholds(
            @ForAll @IntRange(max = 200) int size, @ForAll @IntRange(min = 3, max = 20) int limit, @ForAll long seed) {
        Sample sample = Sample.random(size, seed);
        Assume.that(sample.count(true) > 0 && sample.count(false) > 0);
        RocCurve roc = RocCurve.of(sample.pairs(), limit).orElseThrow();
        PrecisionRecallCurve precision =
                PrecisionRecallCurve.of(sample.pairs(), limit).orElseThrow();

        assertThat(roc.points()).hasSizeLessThanOrEqualTo(limit);
        assertThat(precision.points()).hasSizeLessThanOrEqualTo(limit);
        assertThat(roc.points().get(roc.points().size() - 1).falsePositiveRate())
                .isEqualTo(1);
        assertThat(roc.points().get(roc.points().size() - 1).truePositiveRate()).isEqualTo(1);
        assertThat(precision.points().get(precision.points().size() - 1).recall())
                .isEqualTo(1);
        for (RocCurve.Point point : roc.points()) {
            double threshold = Math.max(-1, point.threshold());
            assertThat(point.truePositiveRate() * sample.count(true))
                    .isCloseTo(sample.passing(true, threshold), within(1e-9));
            assertThat(point.falsePositiveRate() * sample.count(false))
                    .isCloseTo(sample.passing(false, threshold), within(1e-9));
        }
    }

    /** Lists whose scores are probabilities, with ties. */
    private static JudgedList probabilities(int user, long seed) {
        JudgedList judged = JudgedList.random(user, seed);
        RankedList list = judged.list();
        double[] scores = IntStream.range(0, list.size())
                .mapToDouble(place -> Math.rint(list.score(place) / 5) / 9)
                .toArray();
        return new JudgedList(RankedList.of(user, list.items().toArray(), scores), judged.truth());
    }

    /** Laws with lists of probabilities. */
    private interface Laws extends AccumulatorLaws {
        @Override
        default JudgedList judged(int user, long seed) {
            return probabilities(user, seed);
        }
    }

    @Group
    class PooledAreas implements Laws {
        @Override
        public Metric metric() {
            return AUC.pooled("auc");
        }
    }

    @Group
    class PooledCalibration implements Laws {
        @Override
        public Metric metric() {
            return new CalibrationError(Universe.listed(), new Bins(4, Bins.Edges.EQUAL_FREQUENCY)).pooled("ece");
        }
    }

    @Group
    class WeightedByImpressions implements Laws {
        @Override
        public Metric metric() {
            return new LogLoss(Universe.listed(), 1e-6).weighted("log-loss", Weighting.IMPRESSIONS);
        }
    }

    @Group
    class WeightedByPositives implements Laws {
        @Override
        public Metric metric() {
            return new Brier(Universe.judged()).weighted("brier", Weighting.POSITIVES);
        }
    }
}
