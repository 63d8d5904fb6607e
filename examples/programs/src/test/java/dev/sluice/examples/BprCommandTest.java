package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code train --model bpr}. */
class BprCommandTest extends CommandLineFixture {
    @Test
    void aModelIsTrainedAndRecommendsWhatSimilarUsersLike() throws IOException {
        // Two tastes; z is left to t, and w to u.
        Path events =
                file("events.tsv", "p\tx\np\ty\np\tz\nq\tx\nq\ty\nq\tz\nt\tx\nt\ty\nr\tv\nr\tw\ns\tv\ns\tw\nu\tv\n");

        Invocation training = bpr(events, "models", "--dim", 4, "--epochs", 200, "--learning-rate", 0.1, "--json")
                .succeeds();

        List<Map<String, Object>> epochs = training.objectsWith("epoch");
        assertThat(epochs).hasSize(200);
        assertThat((Double) epochs.get(199).get("loss"))
                .isLessThan((Double) epochs.get(0).get("loss"));
        assertThat(first("t")).isEqualTo("z");
        assertThat(first("u")).isEqualTo("w");
    }

    @Test
    void theSameSeedPublishesTheSameBytes() throws IOException {
        Path events = file("events.tsv", SMALL);
        bpr(events, "one", "--threads", 1).succeeds();
        bpr(events, "two", "--threads", 2).succeeds();
        bpr(events, "other", "--seed", 7).succeeds();

        assertThat(vectors("two")).isEqualTo(vectors("one"));
        assertThat(vectors("other")).isNotEqualTo(vectors("one"));
    }

    @Test
    void settingsOutOfRangeAreRefused() throws IOException {
        Path events = file("events.tsv", SMALL);

        bpr(events, "models", "--candidates", 0).isRefusedSaying("candidates must be at least 1: 0");
        bpr(events, "models", "--negative-power", -1).isRefusedSaying("negativePower must be from 0 to 4: -1.0");
        bpr(events, "models", "--learning-rate", 0).isRefusedSaying("learningRate must be above 0 and finite: 0.0");
    }

    private Invocation bpr(Path events, String out, Object... more) {
        Stream<Object> given = Stream.of("train", "--model", "bpr", "--train", events, "--out", scratch.resolve(out));
        return Invocation.of(Stream.concat(given, Stream.of(more)).toArray());
    }

    private Object first(String user) {
        Invocation answer = Invocation.of(
                        "recommend", "--repo", scratch.resolve("models"), "--user", user, "-n", 1, "--json")
                .succeeds();
        return ((List<?>) answer.objects().get(0).get("items")).get(0);
    }

    /** The unknown and three items, behind a header that names the version. */
    private byte[] vectors(String repository) throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve(repository))) {
            Path table = files.filter(path -> path.getFileName().toString().startsWith("bpr.items"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(table);
            return Arrays.copyOfRange(bytes, bytes.length - 4 * 64 * Float.BYTES, bytes.length);
        }
    }
}
