package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real ratings, which may not come with the project: name the folder of a MovieLens {@code ml-latest}
 * data set by {@code -Dsluice.movielens=DIR}.
 */
@EnabledIfSystemProperty(
        named = "sluice.movielens",
        matches = ".+",
        disabledReason = "needs -Dsluice.movielens=DIR, a folder with ratings.csv and movies.csv of MovieLens")
class MovieLensTest {
    @TempDir
    private Path scratch = Path.of("");

    @Test
    void theFunnelBeatsPopularityByHalfAndIsAboveItsGenerators() {
        Path folder = Path.of(System.getProperty("sluice.movielens"));
        Invocation run = Invocation.of(
                        "run",
                        "--data",
                        folder.resolve("ratings.csv"),
                        "--items",
                        folder.resolve("movies.csv"),
                        "--format",
                        "ml-latest",
                        "--out",
                        scratch,
                        "--json")
                .succeeds();

        Map<String, Double> ndcg = run.objectsWith("system").stream()
                .filter(line -> line.get("metric").equals("ndcg@10"))
                .collect(Collectors.toMap(line -> (String) line.get("system"), line -> (Double) line.get("value")));
        assertThat(ndcg.get("funnel"))
                .isGreaterThanOrEqualTo(1.5 * ndcg.get("popularity"))
                .isGreaterThan(ndcg.get("als"))
                .isGreaterThan(ndcg.get("neighbours"))
                .isGreaterThan(ndcg.get("candidates"));
    }
}
