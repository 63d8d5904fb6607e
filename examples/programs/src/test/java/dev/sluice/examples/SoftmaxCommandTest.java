package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code train --model softmax}. */
class SoftmaxCommandTest extends CommandLineFixture {
    @Test
    void aModelIsTrainedAndRecommendsWhatSimilarUsersLike() throws IOException {
        // Two tastes; z is left to t, and w to u.
        Path events =
                file("events.tsv", "p\tx\np\ty\np\tz\nq\tx\nq\ty\nq\tz\nt\tx\nt\ty\nr\tv\nr\tw\ns\tv\ns\tw\nu\tv\n");

        Invocation training = softmax(events, "--dim", 4, "--epochs", 30, "--uniform-negatives", 5, "--json")
                .succeeds();

        List<Map<String, Object>> epochs = training.objectsWith("epoch");
        assertThat(epochs).hasSize(30);
        assertThat((Double) epochs.get(29).get("loss"))
                .isLessThan((Double) epochs.get(0).get("loss"));
        assertThat(first("t")).isEqualTo("z");
        assertThat(first("u")).isEqualTo("w");
    }

    @Test
    void allOptionsAreTaken() throws IOException {
        softmax(
                        file("events.tsv", SMALL),
                        "--batch",
                        3,
                        "--hard-negatives",
                        2,
                        "--temperature",
                        0.5,
                        "--scores",
                        "product",
                        "--learning-rate",
                        0.05,
                        "--reg",
                        0.01)
                .succeeds();

        assertThat(first("b")).isEqualTo("z");
    }

    @Test
    void settingsOutOfRangeAreRefused() throws IOException {
        Path events = file("events.tsv", SMALL);

        softmax(events, "--batch", 0).isRefusedSaying("batch must be at least 1: 0");
        softmax(events, "--temperature", 0).isRefusedSaying("temperature must be above 0: 0");
        softmax(events, "--learning-rate", -1).isRefusedSaying("learningRate must be finite and not negative: -1.0");
    }

    private Invocation softmax(Path events, Object... more) {
        Stream<Object> given =
                Stream.of("train", "--model", "softmax", "--train", events, "--out", scratch.resolve("models"));
        return Invocation.of(Stream.concat(given, Stream.of(more)).toArray());
    }

    private Object first(String user) {
        Invocation answer = Invocation.of(
                        "recommend", "--repo", scratch.resolve("models"), "--user", user, "-n", 1, "--json")
                .succeeds();
        return ((List<?>) answer.objects().get(0).get("items")).get(0);
    }
}
