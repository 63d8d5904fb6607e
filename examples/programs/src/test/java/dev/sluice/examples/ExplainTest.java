package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why a user gets items, and why not. */
class ExplainTest extends CommandLineFixture {
    private static Invocation explain(SampleRun sample, Object... more) {
        List<Object> words = new ArrayList<>(List.of("explain", "--repo", sample.models(), "--user", "u2"));
        words.addAll(List.of(more));
        return Invocation.of(words.toArray());
    }

    @Test
    void everyItemOfTheListHasItsStagesAndFeatures(SampleRun sample) {
        Object recommended = Invocation.of("recommend", "--repo", sample.models(), "--user", "u2", "-n", 4, "--json")
                .succeeds()
                .only("items")
                .get("items");

        List<Map<String, Object>> told =
                explain(sample, "-n", 4, "--json").succeeds().objects();

        assertThat(told).extracting(line -> line.get("item")).isEqualTo(recommended);
        assertThat(told).extracting(line -> line.get("place")).containsExactly(1, 2, 3, 4);
        assertThat(told).allSatisfy(line -> {
            assertThat(line).containsKeys("score", "sources");
            assertThat(line.get("stages").toString())
                    .contains("merge=", "light=", "rerank=")
                    .doesNotContain("witness");
            assertThat(line.get("features").toString()).contains("popularity.share=");
        });
    }

    @Test
    void whatIsNotInTheListIsTold(SampleRun sample) {
        List<Map<String, Object>> told = explain(sample, "-n", 1, "--item", "nothing", "--json")
                .succeeds()
                .objects();

        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("absent", "is not in the version"));
    }

    @Test
    void aVersionWithoutRankersIsExplainedByItsGenerators() throws IOException {
        Path repository = trained(SMALL);

        Map<String, Object> told = Invocation.of("explain", "--repo", repository, "--user", "b", "--json")
                .succeeds()
                .only("item");

        assertThat(told).containsEntry("item", "z").containsEntry("features", Map.of());
        assertThat(told.get("sources").toString()).contains("als");
    }

    @Test
    void peopleReadIt(SampleRun sample) {
        String text = explain(sample, "-n", 1).succeeds().out();

        assertThat(text).contains("proposed by", "light", "heavy", "rerank", "affinity");
    }
}
