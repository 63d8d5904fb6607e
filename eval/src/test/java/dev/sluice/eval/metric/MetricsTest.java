package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names mean what the preset says, and the result says so in words. */
class MetricsTest {
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
    void anUnknownNameIsToldTheKnownOnes() {
        Metrics recsys = Metrics.of(Preset.RECSYS);

        assertThatThrownBy(() -> recsys.parse("ndgc@10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no metric is named ndgc@10; there are map, mrr, ndcg, hit@K, map@K, mrr@K, ndcg@K,"
                        + " precision@K, recall@K, coverage@K");
        for (String name :
                Arrays.asList("recall", "ndcg@", "ndcg@x", "ndcg@-1", "ndcg_cut_10", "@10", "", "hit@9999999999")) {
            assertThatThrownBy(() -> recsys.parse(name)).hasMessageStartingWith("no metric is named " + name + ";");
        }
        assertThatThrownBy(() -> recsys.parse("ndcg@0")).hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> recsys.parse("coverage@10"))
                .hasMessage("coverage@10 needs the number of items of the catalogue");
        assertThatThrownBy(() -> Metrics.of(Preset.TREC).parse("P_")).hasMessageContaining("P_K");
    }
}
