package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rankers trained by a command, with all that proposes to them. */
class RankerCommandTest extends CommandLineFixture {
    private Invocation trainOnSample(String model, Object... more) {
        List<Object> words = new ArrayList<>(List.of("--model", model, "--dim", 8, "--out", scratch.resolve("models")));
        words.addAll(List.of(more));
        return onSample("train", words.toArray());
    }

    @ParameterizedTest
    @CsvSource({"logistic, light", "fm, light", "dcn, heavy"})
    void theVersionServesWithTheRanker(String model, String stage) {
        trainOnSample(model, "--dcn-epochs", 2, "--dcn-deep", "8", "--logistic-epochs", 2)
                .succeeds();

        Map<String, Object> told = Invocation.of(
                        "recommend",
                        "--repo",
                        scratch.resolve("models"),
                        "--user",
                        "u2",
                        "-n",
                        3,
                        "--explain",
                        "--json")
                .succeeds()
                .only("explanations");
        assertThat(told.get("explanations").toString()).contains(stage + "=", "rerank=");
    }

    @Test
    void epochsAreToldByStage() {
        Invocation run = trainOnSample("dcn", "--dcn-epochs", 2, "--dcn-deep", "8", "--json")
                .succeeds();

        assertThat(run.objectsWith("epoch"))
                .extracting(line -> line.get("model"))
                .contains("als", "light", "heavy");
        assertThat(run.only("peak_bytes")).containsKey("version");
    }

    @Test
    void wrongSettingsAreRefusedBeforeAnyWork() {
        trainOnSample("dcn", "--dcn-rate", 0).isRefusedSaying("rate must be finite and above 0: 0.0");
        trainOnSample("logistic", "--logistic-alpha", -1).isRefusedSaying("alpha must be finite and above 0: -1.0");
        trainOnSample("logistic", "--validate", 0.1)
                .isRefusedSaying("--validate goes with a model that proposes: logistic");
        trainOnSample("nothing").isRefusedSaying("found 'nothing'");
    }

    @Test
    void tooLittleToLearnFromIsSaid() throws Exception {
        Invocation.of(
                        "train",
                        "--model",
                        "logistic",
                        "--train",
                        file("events.tsv", SMALL),
                        "--dim",
                        2,
                        "--out",
                        scratch.resolve("models"))
                .failsSaying("there is too little to train logistic on, see the lines above");
    }
}
