package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values worked out by hand. */
class MetricValuesTest {
    /** Relevant, not, relevant; two are relevant. */
    private static final RankedList LIST = RankedList.ofItems(1, 10, 20, 30);

    private static final Truth TWO = Truth.ofRelevant(1, 10, 30);

    /** The item not relevant was judged; one relevant item is not in the list, and grades are 1, 3 and 2. */
    private static final Truth GRADED = Truth.of(1, new int[] {30, 20, 10, 40}, new double[] {3, 0, 1, 2});

    private static void assertValue(ListMetric metric, Truth truth, double expected) {
        assertThat(metric.of(LIST, truth)).as(metric.variant()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void ofTwoRelevantItemsAtTheFirstAndThirdPlace() {
        assertValue(new Precision(3), TWO, 2 / 3.0);
        assertValue(new Precision(10), TWO, 0.2);
        assertValue(new Recall(1, Denominator.ALL_RELEVANT), TWO, 0.5);
        assertValue(new Recall(1, Denominator.CAPPED), TWO, 1);
        assertValue(new Recall(2, Denominator.CAPPED), TWO, 0.5);
        assertValue(new HitRate(1), TWO, 1);
        assertValue(new ReciprocalRank(3), TWO, 1);
        assertValue(new AveragePrecision(3, Denominator.ALL_RELEVANT), TWO, (1 + 2 / 3.0) / 2);
        assertValue(new AveragePrecision(1, Denominator.ALL_RELEVANT), TWO, 0.5);
        assertValue(new AveragePrecision(1, Denominator.CAPPED), TWO, 1);
        // log2(2) = 1, log2(4) = 2, log2(3) = 1.584962500721156
        assertValue(new Ndcg(3, Gain.BINARY, Ideal.CUT), TWO, 1.5 / (1 + 1 / 1.584962500721156));
        assertValue(new Ndcg(1, Gain.BINARY, Ideal.CUT), TWO, 1);
        assertValue(new Ndcg(1, Gain.BINARY, Ideal.FULL), TWO, 1 / (1 + 1 / 1.584962500721156));
    }

    @Test
    void ofGrades() {
        double second = 1.584962500721156;
        assertValue(new Ndcg(3, Gain.LINEAR, Ideal.CUT), GRADED, (1 + 3 / 2.0) / (3 + 2 / second + 1 / 2.0));
        assertValue(new Ndcg(3, Gain.EXPONENTIAL, Ideal.CUT), GRADED, (1 + 7 / 2.0) / (7 + 3 / second + 1 / 2.0));
        assertValue(new Ndcg(2, Gain.LINEAR, Ideal.CUT), GRADED, 1 / (3 + 2 / second));
        assertValue(new Ndcg(2, Gain.LINEAR, Ideal.FULL), GRADED, 1 / (3 + 2 / second + 1 / 2.0));
        assertValue(new Bpref(), GRADED, (1 + 0) / 3.0);
        assertValue(new RPrecision(), GRADED, 2 / 3.0);
        assertValue(new FMeasure(), GRADED, 2 / 3.0);
    }

    @Test
    void ofReadersWhoGoDownTheList() {
        assertValue(new Rbp(0.5), TWO, 0.5 + 0.125);
        assertValue(new Rbp(0), TWO, 1);
        assertValue(new RbpResidual(0.5), TWO, 0.25 + 0.125);
        assertValue(new RbpResidual(0.5), GRADED, 0.125);
        // Stops with 1/8 at the first, 0 at the second, 7/8 at the third.
        assertValue(new Err(3, Gain.EXPONENTIAL, 3), GRADED, 1 / 8.0 + 7 / 8.0 * 7 / 8.0 / 3);
        assertValue(new Err(2, Gain.EXPONENTIAL, 3), GRADED, 1 / 8.0);
        assertValue(new Err(3, Gain.EXPONENTIAL, 4), GRADED, 1 / 16.0 + 15 / 16.0 * 7 / 16.0 / 3);
        assertValue(new Err(3, Gain.BINARY, 1), GRADED, 1 / 2.0 + 1 / 4.0 / 3);
    }

    @Test
    void theFirstTwoPlacesAreWorthTheSameWhereLensKitSaysSo() {
        double third = 1.584962500721156;
        assertValue(new Ndcg(3, Gain.BINARY, Ideal.CUT, Discount.LOG2_CLIPPED), TWO, (1 + 1 / third) / 2);
        assertValue(
                new Ndcg(3, Gain.LINEAR, Ideal.CUT, Discount.LOG2_CLIPPED),
                GRADED,
                (1 + 3 / third) / (3 + 2 + 1 / third));
        assertThat(new Ndcg(3, Gain.LINEAR, Ideal.CUT, Discount.LOG2_CLIPPED).variant())
                .isEqualTo("linear gain, discount log2(max(place, 2)), the first 3, ideal cut likewise");
    }

    @Test
    void readersHaveTheirLimits() {
        assertThatThrownBy(() -> new Err(5, Gain.LINEAR, 2).of(LIST, GRADED))
                .hasMessage("a grade must be at most 2.0: 3.0 of item 30 for user 1");
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Err(5, Gain.LINEAR, bad))
                    .hasMessage("the highest grade must be above 0 and finite: " + bad);
        }
        for (double bad : new double[] {1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> new Rbp(bad)).hasMessage("persistence must be at least 0 and below 1: " + bad);
            assertThatThrownBy(() -> new RbpResidual(bad)).hasMessageContaining("persistence");
        }
    }

    @Test
    void aFirstHitBelowTheCutIsNone() {
        Truth last = Truth.ofRelevant(1, 30);
        assertValue(new ReciprocalRank(2), last, 0);
        assertValue(new ReciprocalRank(3), last, 1 / 3.0);
        assertValue(new HitRate(2), last, 0);
    }

    @Test
    void coverageCountsItemsOnce() {
        Accumulator coverage = new CatalogueCoverage(2, 8).begin();
        coverage.add(RankedList.ofItems(2, 1, 2, 7), Truth.ofRelevant(2, 1));
        coverage.add(RankedList.ofItems(1, 2, 3), Truth.ofRelevant(1));

        MetricResult result = coverage.result();

        assertThat(result.value()).isEqualTo(3 / 8.0);
        assertThat(result.aggregate()).isEqualTo(Aggregate.WHOLE);
        assertThat(result.users().values()).containsExactly(0.25, 0.25);
    }

    @Test
    void coverageRefusesAnItemOutsideTheCatalogue() {
        Accumulator coverage = new CatalogueCoverage(2, 8).begin();

        assertThatThrownBy(() -> coverage.add(RankedList.ofItems(1, 9), Truth.ofRelevant(1, 9)))
                .hasMessage("item 9 is outside a catalogue of 8 items");
        assertThatThrownBy(() -> new CatalogueCoverage(2, 0)).hasMessage("a catalogue must have at least 1 item: 0");
    }

    @Test
    void aCutMustBePositive() {
        assertThat(Stream.<Runnable>of(
                        () -> new Precision(0),
                        () -> new Recall(0, Denominator.CAPPED),
                        () -> new HitRate(0),
                        () -> new ReciprocalRank(0),
                        () -> new AveragePrecision(0, Denominator.CAPPED),
                        () -> new Ndcg(0, Gain.LINEAR, Ideal.CUT),
                        () -> new Err(0, Gain.LINEAR, 4),
                        () -> new CatalogueCoverage(0, 1)))
                .allSatisfy(make -> assertThatThrownBy(make::run).hasMessage("k must be at least 1: 0"));
    }
}
