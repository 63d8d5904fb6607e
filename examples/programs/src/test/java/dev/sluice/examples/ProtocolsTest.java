package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The protocols that {@code run} splits by. */
class ProtocolsTest extends CommandLineFixture {
    private static double ndcg(Invocation run, String system) {
        return run.objectsWith("system").stream()
                .filter(line -> line.get("system").equals(system) && "ndcg@10".equals(line.get("metric")))
                .map(line -> (Double) line.get("value"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatUsersWhoAreHeldOutBringIsFoldedInAndNotRecommended() throws IOException {
        Invocation run = runOnSample("--split", "user-disjoint", "--json").succeeds();

        Map<String, Object> split = run.only("split");
        assertThat((int) split.get("train") + (int) split.get("history") + (int) split.get("test"))
                .isEqualTo(3170);
        assertThat((int) split.get("history")).isGreaterThan((int) split.get("test"));
        assertThat(run.only("cold_users")).containsEntry("cold_users", 0);
        assertThat(run.only("leaks").get("leaks").toString()).doesNotContain("TRAINED_USER", "OWN_FUTURE");
        assertThat(run.only("exposed_users").get("exposed_users")).isEqualTo(18);
        // Without a fold-in, a model of trained users would recommend nothing.
        assertThat(ndcg(run, "als")).isGreaterThan(0.05);
        assertThat(ndcg(run, "neighbours")).isGreaterThan(0.05);
        // 150 items but the 2 withheld; whoever brings items has so many fewer in lists of 150.
        Invocation deep = runOnSample("--split", "user-disjoint", "--depth", 150, "--json")
                .succeeds();
        try (var lines = Files.lines(scratch.resolve("run").resolve("popularity.run"))) {
            Map<String, Long> lengths =
                    lines.collect(Collectors.groupingBy(line -> line.split(" ")[0], Collectors.counting()));
            assertThat(lengths.values()).allMatch(length -> length < 146);
        }
        assertThat(ndcg(deep, "als")).isEqualTo(ndcg(run, "als"));
    }

    @Test
    void ofColdUsersAndItemsModelsOfWhatHappenedKnowNothing() {
        Invocation users = runOnSample("--split", "cold-users", "--json").succeeds();
        assertThat(users.only("cold_users").get("cold_users"))
                .isEqualTo(users.only("cold_users").get("tested_users"));
        assertThat(ndcg(users, "als")).isZero();
        assertThat(ndcg(users, "popularity")).isPositive();

        Invocation items = runOnSample("--split", "cold-items", "--json").succeeds();
        assertThat(items.only("cold_items").get("cold_items"))
                .isEqualTo(items.only("cold_items").get("tested_items"));
        assertThat(ndcg(items, "als")).isZero();
        assertThat(ndcg(items, "popularity")).isZero();
    }

    @Test
    void leavingTheLastOutTestsOneEventOfEachUser() {
        Invocation run = runOnSample("--split", "leave-last-out", "--json").succeeds();

        assertThat(run.only("split").get("test"))
                .isEqualTo(run.only("cold_users").get("tested_users"));
        assertThat((Double) run.only("later_share").get("later_share")).isBetween(0.1, 0.4);
    }

    @Test
    void studiesOfTrainedUsersRefuseNewOnes() {
        Invocation.of(
                        "learning-curve",
                        "--data",
                        SAMPLE.resolve("events.csv"),
                        "--format",
                        "csv",
                        "--split",
                        "user-disjoint",
                        "--out",
                        scratch)
                .isRefusedSaying("--split must be of users who are trained on, for new ones see run: user-disjoint");
    }
}
