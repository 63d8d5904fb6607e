package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of rankers, looked for by users that they have not learned from. */
class RankerTuningTest extends CommandLineFixture {
    private Invocation tune(String model, Object... more) {
        List<Object> words = new ArrayList<>(List.of("--model", model, "--dim", 8, "--metric", "ndcg@10", "--json"));
        words.addAll(List.of("--out", scratch.resolve("tuned")));
        words.addAll(List.of(more));
        return onSample("tune", words.toArray());
    }

    @Test
    void theBestOfSomeSettingsIsFoundAndItsCommandTrains() throws Exception {
        Invocation run = tune("logistic", "--trials", 3, "--publish", scratch.resolve("models"))
                .succeeds();

        assertThat(run.objectsWith("trial"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).containsKeys("quality", "values"));
        double best = run.objectsWith("trial").stream()
                .mapToDouble(line -> (Double) line.get("quality"))
                .max()
                .orElseThrow();
        Map<String, Object> told = run.only("best");
        assertThat(told).containsEntry("quality", best).containsEntry("metric", "ndcg@10");
        assertThat(told.get("command").toString()).contains("train", "--model=logistic", "--logistic-alpha=");
        assertThat(Files.readString(scratch.resolve("tuned/report.html"))).contains("Settings of logistic");
        assertThat(run.objectsWith("version")).hasSize(1);
    }

    @Test
    void aHeavyRankerIsTunedBehindALightOne() {
        Invocation run = tune("dcn", "--trials", 2, "--space", "dcn-deep=4/8,dcn-cross=1..1", "--dcn-epochs", 1)
                .succeeds();

        assertThat(run.only("best").get("best").toString()).contains("dcn-rate");
    }

    @Test
    void whatIsOfOtherModelsIsRefused() {
        tune("logistic", "--space", "dcn-rate=0.1..0.2")
                .isRefusedSaying("--space must be of options of logistic: dcn-rate");
        tune("dcn", "--eta", 3).isRefusedSaying("--eta, --least and --least-share go with a model that proposes: dcn");
        tune("dcn", "--space", "dcn-rate=0..1").isRefusedSaying("rate must be finite and above 0: 0.0");
    }
}
