package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which items count, which as not relevant, and what is said of those that cannot. */
class UniverseTest {
    /** Items 1 and 4 are relevant, 2 and 5 were judged and are not; 3 and 6 were not judged. */
    private static final Truth TRUTH = Truth.of(1, new int[] {1, 2, 4, 5}, new double[] {2, 0, 1, 0});

    private static final RankedList LIST = RankedList.of(1, new int[] {1, 2, 3}, new double[] {0.9, 0.5, 0.5});

    /** The user had items 2, 3, 4 and 5. */
    private static final InteractionMatrix TRAINING = InteractionMatrix.of(new Interactions.Builder()
            .add(1, 2, 0, 1)
            .add(1, 3, 0, 1)
            .add(1, 4, 0, 1)
            .add(1, 5, 0, 1)
            .build(2, 8));

    /** Relevant items, others, and those without a score. */
    private static List<Long> counts(Universe universe) {
        ScoredLabels pairs = universe.of(LIST, TRUTH);
        return List.of(pairs.relevant(), pairs.irrelevant(), pairs.unscored());
    }

    @Test
    void whatCounts() {
        assertThat(counts(Universe.judged())).containsExactly(2L, 2L, 2L);
        assertThat(counts(Universe.listed())).containsExactly(1L, 2L, 0L);
        assertThat(counts(Universe.catalogueWithTraining(7))).containsExactly(2L, 5L, 4L);
    }

    @Test
    void whatTheUserHadCountsOnlyIfRelevant() {
        assertThat(counts(Universe.judged().without(TRAINING))).containsExactly(2L, 0L, 1L);
        assertThat(counts(Universe.listed().without(TRAINING))).containsExactly(1L, 0L, 0L);
        assertThat(counts(Universe.catalogue(7, TRAINING))).containsExactly(2L, 2L, 3L);
        assertThat(counts(Universe.catalogueWithTraining(7).without(TRAINING))).containsExactly(2L, 2L, 3L);
    }

    @Test
    void aNewUserHadNothing() {
        RankedList list = RankedList.ofItems(9, 1, 2);
        ScoredLabels pairs = Universe.catalogue(7, TRAINING).of(list, Truth.ofRelevant(9, 1));

        assertThat(pairs.irrelevant()).isEqualTo(6);
    }

    @Test
    void itemsOutsideTheCatalogueAreRefused() {
        Universe small = Universe.catalogueWithTraining(4);
        assertThatThrownBy(() -> small.of(LIST, TRUTH)).hasMessage("item 5 is outside a catalogue of 4 items");
        assertThatThrownBy(() -> small.without(TRAINING).of(LIST, Truth.ofRelevant(1, 1)))
                .hasMessage("item 5 is outside a catalogue of 4 items");
        assertThatThrownBy(() -> small.of(RankedList.ofItems(1, 6), Truth.ofRelevant(1, 1)))
                .hasMessage("item 6 is outside a catalogue of 4 items");
        assertThatThrownBy(() -> Universe.catalogueWithTraining(0))
                .hasMessage("a catalogue must have at least 1 item: 0");
    }

    @Test
    void reasonsAreGiven() {
        Truth none = Truth.of(1, new int[] {1}, new double[] {0});
        Truth elsewhere = Truth.ofRelevant(1, 7);
        assertReason(new RocAuc(Universe.judged()), none, "no relevant items");
        assertReason(new RocAuc(Universe.listed()), elsewhere, "no relevant items among listed items");
        assertReason(
                new RocAuc(Universe.listed().without(TRAINING)),
                TRUTH,
                "only relevant items among listed items less training items");
        assertReason(new Brier(Universe.judged()), elsewhere, "no score among judged items");
    }

    private static void assertReason(ListMetric metric, Truth truth, String reason) {
        assertThat(metric.of(LIST, truth)).isNaN();
        assertThat(metric.whyUndefined(LIST, truth)).isEqualTo(reason);
    }

    @Test
    void whatHasNoScoreIsCountedInTheTable() {
        Accumulator accumulator = Metrics.of(Preset.RECSYS).parse("log-loss").begin();
        accumulator.add(LIST, TRUTH);
        accumulator.add(RankedList.empty(2), Truth.ofRelevant(2, 1));
        MetricResult result = accumulator.result();

        assertThat(result.value()).isEqualTo((-Math.log(0.9) - Math.log(0.5)) / 2);
        assertThat(result.leftOut()).isEqualTo(Map.of("no score among judged items", 1));
        assertThat(result.table().orElseThrow().columns())
                .containsExactly("relevant", "with a score", "without a score");
        assertThat(result.table().orElseThrow().rows()).containsExactly(List.of(2.0, 2.0, 2.0));
        assertThat(result.variant()).contains("kept off 0 and 1 by 2.220446049250313E-16, judged items with a score");
    }

    @Test
    void aUserWhoWeighsNothingIsLeftOut() {
        Accumulator accumulator = new RocAuc(Universe.judged())
                .weighted("gauc", Weighting.IMPRESSIONS)
                .begin();
        accumulator.add(RankedList.empty(1), TRUTH);

        assertThat(accumulator.result().value()).isNaN();
        assertThat(accumulator.result().leftOut()).isEqualTo(Map.of("no impressions", 1));
    }

    @Test
    void scoresMustBeWhatTheMetricNeeds() {
        for (double bad : new double[] {-0.1, 1.5, Double.POSITIVE_INFINITY}) {
            ScoredLabels pairs = ScoredLabels.of(new double[] {0.5, bad}, new boolean[] {true, false});
            String message = "a probability must be from 0 to 1: " + bad;
            assertThatThrownBy(() -> new LogLoss(Universe.judged(), 0.1).of(pairs))
                    .hasMessage(message);
            assertThatThrownBy(() -> new Brier(Universe.judged()).of(pairs)).hasMessage(message);
            assertThatThrownBy(() -> Reliability.of(pairs, new Bins(3, Bins.Edges.EQUAL_WIDTH)))
                    .hasMessage(message);
        }
        assertThatThrownBy(() -> ScoredLabels.of(new double[] {Double.NaN}, new boolean[] {true}))
                .hasMessage("a score must not be NaN");
        assertThatThrownBy(() -> ScoredLabels.of(new double[2], new boolean[1]))
                .hasMessage("scores and labels must be as many as each other: 2 and 1");
        assertThatThrownBy(() -> new LogLoss(Universe.judged(), 0)).hasMessageContaining("clip");
        assertThatThrownBy(() -> new Bins(0, Bins.Edges.EQUAL_WIDTH)).hasMessage("there must be at least 1 bin: 0");
    }

    @Test
    void thereIsNoCurveOfOneKind() {
        ScoredLabels liked = ScoredLabels.of(new double[] {0.5}, new boolean[] {true});
        ScoredLabels disliked = ScoredLabels.of(new double[] {0.5}, new boolean[] {false});

        assertThat(RocCurve.of(liked, 10)).isEmpty();
        assertThat(RocCurve.of(disliked, 10)).isEmpty();
        assertThat(PrecisionRecallCurve.of(disliked, 10)).isEmpty();
        assertThatThrownBy(() -> PrecisionRecallCurve.of(liked, 2)).hasMessage("a curve needs at least 3 points: 2");
    }
}
