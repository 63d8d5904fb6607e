package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Names mean what the preset says, and the result says so in words. */
class MetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    /** One user with three relevant items, one of them first in the list; one user with none. */
    private static MetricResult judge(Metric metric) {
        Accumulator accumulator = metric.begin();
        accumulator.add(RankedList.ofItems(1, 5, 6), Truth.of(1, new int[] {5, 7, 8}, new double[] {1, 3, 2}));
        accumulator.add(RankedList.ofItems(2, 5, 6), Truth.of(2, new int[] {5}, new double[] {0}));
        return accumulator.result();
    }

    private static double value(Preset preset, String name) {
        return judge(Metrics.of(preset).parse(name)).users().of(1).orElseThrow();
    }

    @Test
    void recsysIsBinaryAndCapped() {
        assertThat(value(Preset.RECSYS, "ndcg@1")).isEqualTo(1);
        assertThat(value(Preset.RECSYS, "recall@2")).isEqualTo(0.5);
        assertThat(value(Preset.RECSYS, "map@2")).isEqualTo(0.5);
        assertThat(value(Preset.RECSYS, "map")).isEqualTo(1 / 3.0);
        assertThat(value(Preset.RECSYS, "mrr")).isEqualTo(1);
        assertThat(value(Preset.RECSYS, "mrr@10")).isEqualTo(1);
        assertThat(value(Preset.RECSYS, "hit@2")).isEqualTo(1);
        assertThat(value(Preset.RECSYS, "precision@10")).isEqualTo(0.1);
    }

    @Test
    void trecIsLinearAndOfAllRelevant() {
        assertThat(value(Preset.TREC, "ndcg@1")).isEqualTo(1 / 3.0);
        assertThat(value(Preset.TREC, "ndcg_cut_1")).isEqualTo(1 / 3.0);
        assertThat(value(Preset.TREC, "recall@2")).isEqualTo(1 / 3.0);
        assertThat(value(Preset.TREC, "recall_2")).isEqualTo(1 / 3.0);
        assertThat(value(Preset.TREC, "P_7")).isEqualTo(1 / 7.0);
        assertThat(value(Preset.TREC, "num_rel")).isEqualTo(3);
    }

    @Test
    void usersWithoutRelevantItemsAreLeftOutOrZero() {
        MetricResult recsys = judge(Metrics.of(Preset.RECSYS).parse("hit@2"));
        MetricResult trec = judge(Metrics.of(Preset.TREC).parse("success_2"));

        assertThat(recsys.value()).isEqualTo(1);
        assertThat(recsys.leftOut()).isEqualTo(Map.of("no relevant items", 1));
        assertThat(trec.value()).isEqualTo(0.5);
        assertThat(trec.leftOut()).isEmpty();
    }

    @Test
    void theVariantSaysWhatWasComputed() {
        assertThat(judge(Metrics.of(Preset.RECSYS).parse("ndcg@10")).variant())
                .isEqualTo("binary gain, discount log2(place + 1), the first 10, ideal cut likewise;"
                        + " mean over the users for whom it is defined");
        assertThat(judge(Metrics.of(Preset.TREC).parse("map_cut_10")).variant())
                .isEqualTo("precision at the relevant items in the first 10, divided by all relevant,"
                        + " 0 for users without relevant items; mean over the users for whom it is defined");
    }

    @Test
    void aMetricHasTheNameItWasAskedBy() {
        for (Preset preset : Preset.values()) {
            Metrics metrics = Metrics.of(preset).withCatalogue(10);
            assertThat(metrics.parse("coverage@10").name()).isEqualTo("coverage@10");
            for (Metric metric : metrics.defaults()) {
                assertThat(metrics.parse(metric.name()).begin().result().name()).isEqualTo(metric.name());
            }
        }
    }

    @Test
    void whatTrecEvalPrintsWithoutAWord() {
        Metrics trec = Metrics.of(Preset.TREC);
        assertThat(judge(trec.parse("num_q")).value()).isEqualTo(2);
        assertThat(judge(trec.parse("gm_map")).value()).isCloseTo(Math.sqrt(1 / 3.0 * 0.00001), CLOSE);
        assertThat(value(Preset.TREC, "iprec_at_recall_0.00")).isEqualTo(1);
        assertThat(value(Preset.TREC, "iprec_at_recall_0.30")).isEqualTo(1);
        assertThat(value(Preset.TREC, "iprec_at_recall_0.40")).isEqualTo(0);
        assertThat(value(Preset.TREC, "set_P")).isEqualTo(0.5);
        assertThat(value(Preset.TREC, "set_recall")).isEqualTo(1 / 3.0);
    }

    @Test
    void aNameMaySayOtherwiseThanThePreset() {
        for (Preset preset : Preset.values()) {
            assertThat(value(preset, "recall@2:all")).isEqualTo(1 / 3.0);
            assertThat(value(preset, "recall@2:capped")).isEqualTo(0.5);
            assertThat(value(preset, "precision@10:listed")).isEqualTo(0.5);
            assertThat(value(preset, "map@2:all")).isEqualTo(1 / 3.0);
            assertThat(value(preset, "map@2:capped")).isEqualTo(0.5);
            assertThat(value(preset, "ndcg@1:binary")).isEqualTo(1);
            assertThat(value(preset, "ndcg@1:linear")).isEqualTo(1 / 3.0);
            assertThat(value(preset, "ndcg@1:exponential")).isEqualTo(1 / 7.0);
            assertThat(value(preset, "ndcg@1:binary:clipped:full")).isCloseTo(1 / (2 + 1 / 1.584962500721156), CLOSE);
            assertThat(value(preset, "rbp")).isCloseTo(0.2, CLOSE);
            assertThat(value(preset, "rbp:0.5:ties")).isEqualTo(0.5);
            assertThat(value(preset, "rbp-residual:0.5")).isEqualTo(0.5);
            assertThat(value(preset, "r-precision")).isEqualTo(1 / 3.0);
            assertThat(value(preset, "err@10:4")).isEqualTo(1 / 16.0);
        }
        assertThat(value(Preset.RECSYS, "err@10")).isEqualTo(0.5);
    }

    @Test
    void settingsMustBeKnown() {
        Metrics trec = Metrics.of(Preset.TREC);
        assertThatThrownBy(() -> trec.parse("precision@10:capped"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("precision@10:capped: no setting of precision is capped; there are listed, ties");
        assertThatThrownBy(() -> trec.parse("gauc:ties"))
                .hasMessage("gauc:ties: no setting of gauc is ties; there are catalogue, impressions, judged, listed,"
                        + " positives, users");
        assertThatThrownBy(() -> trec.parse("err@10"))
                .hasMessage("err@10 needs the highest grade there can be, such as err@10:4");
        assertThatThrownBy(() -> trec.parse("ece:2.5")).hasMessage("ece:2.5 needs a whole number of bins: 2.5");
        assertThatThrownBy(() -> trec.parse("rbp:1")).hasMessage("persistence must be at least 0 and below 1: 1.0");
        assertThatThrownBy(() -> trec.parse("auc:catalogue"))
                .hasMessage("auc:catalogue needs the number of items of the catalogue");
        assertThatThrownBy(() -> trec.withCatalogue(10).parse("auc:catalogue"))
                .hasMessage("auc:catalogue needs what users had in training, which is no example of what they do not"
                        + " like");
    }

    @Test
    void everyNameThatIsListedIsOne() {
        Interactions events = new Interactions.Builder().add(1, 6, 0, 1).build(2, 7);
        for (Preset preset : Preset.values()) {
            Metrics metrics = Metrics.of(preset)
                    .withTraining(InteractionMatrix.of(events))
                    .withCatalogue(10);
            Throwable unknown = catchThrowable(() -> metrics.parse("unknown"));
            String known = String.valueOf(unknown.getMessage()).replaceFirst(".* there are ", "");
            for (String name : known.split(", ")) {
                String made = name.equals("err") || name.equals("err@K") ? name + ":4" : name;
                assertThat(metrics.parse(made.replace("K", "7")).name()).isEqualTo(made.replace("K", "7"));
            }
            assertThat(metrics.parse("auc:catalogue").begin().result().variant())
                    .contains("all 10 items less training items");
            assertThat(metrics.parse("pr-auc").begin().result().variant()).contains("judged items less training items");
        }
    }

    @Test
    void anUnknownNameIsToldTheKnownOnes() {
        Metrics recsys = Metrics.of(Preset.RECSYS);

        assertThatThrownBy(() -> recsys.parse("ndgc@10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no metric is named ndgc@10; there are ndcg, ndcg@K, recall@K, precision@K, hit@K, map,"
                        + " map@K, mrr, mrr@K, err, err@K, r-precision, rbp, rbp-residual, auc, gauc, pr-auc, log-loss,"
                        + " brier, ece, coverage@K");
        for (String name : Arrays.asList(
                "recall",
                "ndcg@",
                "ndcg@x",
                "ndcg@-1",
                "ndcg_cut_10",
                "@10",
                "",
                "hit@9999999999",
                "auc@10",
                "ndcg:",
                "ndcg@10::ties")) {
            assertThatThrownBy(() -> recsys.parse(name)).hasMessageStartingWith("no metric is named " + name + ";");
        }
        assertThatThrownBy(() -> recsys.parse("ndcg@0")).hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> recsys.parse("coverage@10"))
                .hasMessage("coverage@10 needs the number of items of the catalogue");
        assertThatThrownBy(() -> Metrics.of(Preset.TREC).parse("P_")).hasMessageContaining("P_K");
    }
}
