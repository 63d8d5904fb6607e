package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eval.AccumulatorLaws;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricLaws;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every metric keeps the laws of metrics, and what can be reached is reached by the best list. */
class MetricProperties {
    @Group
    class NdcgCutLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Ndcg(10, Gain.EXPONENTIAL, Ideal.CUT);
        }
    }

    @Group
    class NdcgFullLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Ndcg(5, Gain.LINEAR, Ideal.FULL);
        }
    }

    @Group
    class NdcgWholeLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Ndcg(Metrics.WHOLE_LIST, Gain.BINARY, Ideal.CUT);
        }
    }

    @Group
    class PrecisionCutLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Precision(5);
        }
    }

    @Group
    class PrecisionOfItemsLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Precision(5, Precision.Divisor.ITEMS);
        }
    }

    @Group
    class RecallOfAllLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Recall(5, Denominator.ALL_RELEVANT);
        }
    }

    @Group
    class RecallCappedLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Recall(5, Denominator.CAPPED);
        }
    }

    @Group
    class ReciprocalRankCutLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new ReciprocalRank(5);
        }
    }

    @Group
    class HitLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new HitRate(3);
        }
    }

    @Group
    class AveragePrecisionWholeLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new AveragePrecision(Metrics.WHOLE_LIST, Denominator.ALL_RELEVANT);
        }
    }

    @Group
    class AveragePrecisionCappedLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new AveragePrecision(5, Denominator.CAPPED);
        }
    }

    @Group
    class BinaryPreferenceLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Bpref();
        }
    }

    @Group
    class PrecisionAtRelevantLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new RPrecision();
        }
    }

    @Group
    class InterpolatedLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new InterpolatedPrecision(0.3);
        }
    }

    @Group
    class SetPrecisionLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new SetPrecision();
        }
    }

    @Group
    class ElevenPointsLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new ElevenPointPrecision();
        }
    }

    @Group
    class HarmonicMeanLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new FMeasure();
        }
    }

    @Group
    class NdcgClippedLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Ndcg(5, Gain.LINEAR, Ideal.CUT, Discount.LOG2_CLIPPED);
        }
    }

    @Group
    class RankBiasedPrecisionLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Rbp(0.8);
        }
    }

    @Group
    class ExpectedReciprocalRankLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new Err(5, Gain.EXPONENTIAL, 3);
        }
    }

    @Group
    class MeanOverTiesLaws implements MetricLaws {
        @Override
        public ListMetric metric() {
            return new AveragePrecision(5, Denominator.CAPPED).averagingTies();
        }
    }

    @Group
    class MeanAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new Ndcg(10, Gain.LINEAR, Ideal.CUT).named("ndcg@10");
        }
    }

    @Group
    class SumAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return Count.RELEVANT.summed("num_rel");
        }
    }

    @Group
    class ZeroAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new AveragePrecision(5, Denominator.CAPPED).orZero().named("map@5");
        }
    }

    @Group
    class GeometricAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return Metrics.of(Preset.TREC).parse("gm_map");
        }
    }

    @Group
    class CoverageAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new CatalogueCoverage(5, 40);
        }
    }

    @Property
    void theBestListScoresOne(
            @ForAll(supplier = JudgedList.Any.class) JudgedList judged, @ForAll @IntRange(min = 1, max = 60) int k) {
        Truth truth = judged.truth();
        Assume.that(truth.relevant() > 0);
        RankedList best = RankedList.ofItems(
                truth.user(),
                truth.items()
                        .boxed()
                        .sorted(Comparator.comparing(item -> -truth.grade(item)))
                        .mapToInt(item -> item)
                        .toArray());

        assertThat(Stream.of(
                        new Ndcg(k, Gain.LINEAR, Ideal.CUT),
                        new Ndcg(k, Gain.BINARY, Ideal.CUT),
                        new Ndcg(k, Gain.EXPONENTIAL, Ideal.CUT),
                        new Ndcg(k, Gain.LINEAR, Ideal.CUT, Discount.LOG2_CLIPPED),
                        new Ndcg(Metrics.WHOLE_LIST, Gain.LINEAR, Ideal.FULL),
                        new Recall(k, Denominator.CAPPED),
                        new AveragePrecision(k, Denominator.CAPPED),
                        new ReciprocalRank(k),
                        new HitRate(k),
                        new RPrecision(),
                        new Bpref()))
                .allSatisfy(metric -> assertThat(metric.of(best, truth)).isEqualTo(1));
    }

    @Property
    void aCutBelowTheListIsTheListCut(
            @ForAll(supplier = JudgedList.Any.class) JudgedList judged, @ForAll @IntRange(min = 1, max = 60) int k) {
        Assume.that(judged.truth().relevant() > 0);
        int[] first = judged.list().items().limit(k).toArray();
        RankedList cut = RankedList.ofItems(judged.list().user(), first);

        assertThat(Stream.of(
                        new Ndcg(k, Gain.LINEAR, Ideal.CUT),
                        new Precision(k),
                        new Recall(k, Denominator.CAPPED),
                        new AveragePrecision(k, Denominator.ALL_RELEVANT),
                        new ReciprocalRank(k),
                        new Err(k, Gain.LINEAR, 3),
                        new HitRate(k)))
                .allSatisfy(metric ->
                        assertThat(metric.of(cut, judged.truth())).isEqualTo(metric.of(judged.list(), judged.truth())));
    }
}
