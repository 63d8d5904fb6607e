package dev.sluice.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong use is exit code 2, and one line that says what is wrong. */
class PeersUsageTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--generate 100 --dim 4 --peers nobody|peers must be among sluice-exact, sluice-resident-f32, sluice-resident-f16, sluice-resident-i8, sluice-ivf, ",
                "--generate 100 --dim 4 -k 101|k must be from 1 to the 100 items: 101",
                "--generate 100 --dim 4 -k 0|k must be from 1 to the 100 items: 0",
                "--generate 100 --dim 0|dimension must be at least 1: 0",
                "--generate 0 --dim 4|rows must be at least 1: 0",
                "--generate 100 --dim 4 --asked 0|asked must be at least 1: 0",
                "--generate 100 --dim 4 --rounds 0|rounds must be at least 1: 0",
                "--generate 100 --dim 4 --seconds NaN|seconds must be greater than 0: NaN",
                "--dim 4|Missing required argument",
                "--generate 100 --items a --queries b --dim 4|mutually exclusive",
            })
    void wrongUse(String arguments, String message) {
        Invocation run = Invocation.of((arguments + " --work " + work).split(" "));
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aMissingFileIsNamed() {
        Invocation run = Invocation.of("--items", "none.f32", "--queries", "none.f32", "--dim", "4");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).endsWith("none.f32: no such file" + System.lineSeparator());
    }
}
