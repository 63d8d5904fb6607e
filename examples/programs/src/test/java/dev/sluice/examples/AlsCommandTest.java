package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code train --model als}. */
@Tag("fast-layer")
class AlsCommandTest extends CommandLineFixture {
    @ParameterizedTest
    @ValueSource(strings = {"exact", "blocks:2", "gradients:2"})
    void noSolverRaisesTheLossAndThreadsChangeNoByte(String solver) throws IOException {
        Path events = file("events.tsv", SMALL);

        Invocation training = als(events, "one", "--dim", 6, "--solver", solver, "--threads", 1, "--json")
                .succeeds();
        als(events, "two", "--dim", 6, "--solver", solver, "--threads", 2).succeeds();

        List<Map<String, Object>> epochs = training.objectsWith("epoch");
        assertThat((Double) epochs.get(15).get("loss"))
                .isLessThan((Double) epochs.get(0).get("loss"));
        assertThat(users("two")).isEqualTo(users("one"));
    }

    @Test
    void theExponentCounts() throws IOException {
        Path events = file("events.tsv", SMALL);
        als(events, "one", "--dim", 6).succeeds();
        als(events, "half", "--dim", 6, "--frequency-exponent", 0.5).succeeds();

        assertThat(users("half")).isNotEqualTo(users("one"));
    }

    @Test
    void settingsOutOfRangeAreRefused() throws IOException {
        Path events = file("events.tsv", SMALL);

        als(events, "models", "--solver", "blocks:0").isRefusedSaying("size must be at least 1: 0");
        als(events, "models", "--solver", "newton")
                .isRefusedSaying("solver must be exact, blocks:SIZE or gradients:STEPS: newton");
        als(events, "models", "--frequency-exponent", -1)
                .isRefusedSaying("frequencyExponent must be finite and not negative: -1.0");
    }

    private Invocation als(Path events, String out, Object... more) {
        Stream<Object> given = Stream.of("train", "--model", "als", "--train", events, "--out", scratch.resolve(out));
        return Invocation.of(Stream.concat(given, Stream.of(more)).toArray());
    }

    /** The last vectors, behind a header that names the version. */
    private byte[] users(String repository) throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve(repository))) {
            Path table = files.filter(file -> file.getFileName().toString().startsWith("als.users"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(table);
            return Arrays.copyOfRange(bytes, bytes.length - 3 * 6 * Float.BYTES, bytes.length);
        }
    }
}
