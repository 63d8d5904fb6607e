package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Metrics that read the scores of a run file. */
class EvaluateScoresTest extends CommandLineFixture {
    private static final String RUN = "u Q0 a 1 0.9 t\nu Q0 b 2 0.5 t\nu Q0 c 3 0.5 t\nv Q0 a 1 0.25 t\n";

    private Invocation evaluate(String qrels, String run, String metrics) throws IOException {
        Path judgements = file("test.qrels", qrels);
        return Invocation.of(
                "evaluate",
                "--qrels",
                judgements,
                "--run",
                file("test.run", run),
                "--metrics",
                metrics,
                "--json",
                "--per-user");
    }

    @Test
    void tellsValuesOfUsersAndTables() throws IOException {
        Invocation told = evaluate("u 0 a 1\nu 0 b 0\nu 0 c 1\nv 0 a 1\n", RUN, "auc,auc:pooled,brier,ece:2")
                .succeeds();

        assertThat(value(told, "auc", "u")).containsExactly(0.75);
        assertThat(value(told, "auc", "v")).isEmpty();
        // Relevant 0.9, 0.5 and 0.25, not relevant 0.5.
        assertThat(value(told, "auc:pooled", "all")).containsExactly(1.5 / 3);
        assertThat(value(told, "auc:pooled", "v")).isEmpty();
        assertThat(value(told, "brier", "all")).containsExactly((0.01 + 0.25 + 0.25 + 0.5625) / 4);
        List<Map<String, Object>> bins = told.objectsWith("share_relevant");
        assertThat(bins).extracting(bin -> bin.get("table")).containsExactly("ece:2", "ece:2");
        assertThat(bins).extracting(bin -> bin.get("items")).containsExactly(3.0, 1.0);
        assertThat(told.objectsWith("true_positive_rate")).hasSize(4);
    }

    private static List<Object> value(Invocation told, String metric, String user) {
        return told.objectsWith("metric").stream()
                .filter(line ->
                        line.get("metric").equals(metric) && line.get("user").equals(user))
                .map(line -> line.get("value"))
                .toList();
    }

    @Test
    void saysWhyThereIsNothingToCompare() throws IOException {
        evaluate("u 0 a 1\nv 0 a 1\n", RUN, "auc")
                .failsSaying("auc has no user left to judge by: {only relevant items among judged items=2}");
        assertThat(value(evaluate("u 0 a 1\nv 0 a 1\n", RUN, "auc:listed").succeeds(), "auc:listed", "all"))
                .containsExactly(1.0);
    }

    @Test
    void refusesScoresThatAreNoProbabilities() throws IOException {
        evaluate("u 0 a 1\n", "u Q0 a 1 3.5 t\n", "log-loss").failsSaying("a probability must be from 0 to 1: 3.5");
    }

    @Test
    void refusesASettingThereIsNot() throws IOException {
        evaluate("u 0 a 1\n", RUN, "recall@20:al")
                .isRefusedSaying("recall@20:al: no setting of recall is al; there are all, capped, ties");
    }
}
