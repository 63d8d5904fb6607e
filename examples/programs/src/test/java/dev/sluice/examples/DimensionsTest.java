package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command {@code dimensions}, on the sample data. */
class DimensionsTest extends CommandLineFixture {
    private Invocation dimensions(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "dimensions",
                "--data",
                SAMPLE.resolve("events.csv"),
                "--format",
                "csv",
                "--positives-from",
                0.5,
                "--epochs",
                4,
                "--seconds",
                0.01,
                "--out",
                scratch.resolve("report.html")));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void everyDimensionIsJudgedAndTimed() throws IOException {
        Invocation study = dimensions("--dims", "16,2", "-k", 20, "--made-up", 300, "--json")
                .succeeds();

        List<Map<String, Object>> lines = study.objectsWith("dimension");
        assertThat(lines).extracting(line -> line.get("dimension")).containsExactly(2, 16);
        assertThat(lines).allSatisfy(line -> {
            assertThat((Double) line.get("recall@20")).isBetween(0.05, 1.0);
            assertThat((Double) line.get("ndcg@20")).isBetween(0.01, 1.0);
            assertThat((Double) line.get("search_us")).isPositive();
            assertThat((Double) line.get("made_up_us")).isPositive();
        });
        assertThat(Files.readString(Path.of((String) study.only("report").get("report"))))
                .contains("What dimensions cost and buy", "recall@20", "300 made-up items");
    }

    @Test
    void withoutMadeUpItemsThereIsNoTimeOfThem() {
        Invocation study = dimensions("--dims", "2", "-k", 20).succeeds();

        assertThat(study.out()).contains("   2 dimensions: recall@20").doesNotContain("made-up");
        assertThat(dimensions("--dims", "2", "-k", 20, "--json").succeeds().only("dimension"))
                .doesNotContainKey("made_up_us");
    }

    @Test
    void wrongUsageIsRefused() {
        dimensions("--dims", "0").isRefusedSaying("dimension must be from 1 to 4096: 0");
        dimensions("--dims", "x").isRefusedSaying("'x' is not an int");
        dimensions("-k", 0).isRefusedSaying("k must be at least 1: 0");
        dimensions("--made-up", -1).isRefusedSaying("--made-up must be at least 0: -1");
        assertThat(scratch).isEmptyDirectory();
    }
}
