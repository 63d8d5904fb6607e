package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command {@code learning-curve}, on the sample data. */
class LearningCurveCommandTest extends CommandLineFixture {
    private Invocation curve(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "learning-curve",
                "--data",
                SAMPLE.resolve("events.csv"),
                "--format",
                "csv",
                "--positives-from",
                0.5,
                "--dim",
                8,
                "--out",
                scratch.resolve("out")));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void everyPointIsALineAndAllAreInTheFiles() throws IOException {
        Invocation study = curve("--by", "users", "--points", 3, "--seeds", 2, "--epochs", 4, "--json")
                .succeeds();

        List<Map<String, Object>> lines = study.objectsWith("gain_per_doubling");
        assertThat(lines).hasSize(2);
        List<Map<String, Object>> points = study.objectsWith("mean");
        assertThat(points).hasSize(3).allSatisfy(point -> {
            assertThat(point)
                    .containsEntry("by", "users")
                    .containsEntry("metric", "ndcg@10")
                    .containsEntry("epochs", 4)
                    .containsEntry("seeds", 2);
            assertThat((Double) point.get("mean")).isBetween(0.001, 0.5);
            assertThat((Double) point.get("sd")).isNotNegative();
            assertThat((Double) point.get("train_s")).isPositive();
            assertThat(point.get("users")).isEqualTo(point.get("size"));
        });
        int users = (int) points.get(2).get("size");
        assertThat(points).extracting(point -> point.get("size")).containsExactly(users / 4, users / 2, users);
        assertThat((int) points.get(0).get("events"))
                .isLessThan((int) points.get(2).get("events") / 3);
        List<String> csv = Files.readAllLines(scratch.resolve("out/curve.csv"));
        assertThat(csv).hasSize(4);
        assertThat(csv.get(3))
                .startsWith("users," + users + ",")
                .contains("," + points.get(2).get("mean") + ",");
        assertThat(scratch.resolve("out/costs.csv")).content().hasLineCount(4);
        assertThat(Files.readString(Path.of((String) study.only("report").get("report"))))
                .contains("How much data is enough", "Gain per doubling", "whole, whether the user is in the part");
    }

    @Test
    void equalSeedsGiveEqualBytes() throws IOException {
        Path csv = scratch.resolve("out/curve.csv");
        curve("--points", 3, "--seeds", 2, "--epochs", 3).succeeds();
        String first = Files.readString(csv);
        curve("--points", 3, "--seeds", 2, "--epochs", 3).succeeds();
        assertThat(csv).hasContent(first);
        curve("--points", 3, "--seeds", 2, "--epochs", 3, "--seed", 99).succeeds();
        assertThat(Files.readString(csv)).isNotEqualTo(first);
    }

    @Test
    void aSampleOfUsersIsJudgedAtEveryPoint() throws IOException {
        Invocation study = curve("--points", 2, "--seeds", 2, "--epochs", 2, "--judged", 20, "--by", "users", "--json")
                .succeeds();

        Map<String, Object> judged = study.only("judged_users");
        assertThat(judged).containsEntry("judged_users", 20);
        int all = (int) judged.get("of_users");
        assertThat(all).isGreaterThan(20);
        assertThat(study.objectsWith("mean"))
                .allSatisfy(
                        point -> assertThat((int) point.get("unknown_users")).isLessThanOrEqualTo(20));
        assertThat(Files.readString(scratch.resolve("out/report.html"))).contains("20 of " + all);
        assertThat(curve("--points", 1, "--seeds", 1, "--epochs", 2, "--judged", 20)
                        .succeeds()
                        .out())
                .contains("Judged by a sample of 20 of " + all + " users");
        assertThat(curve("--points", 1, "--seeds", 1, "--epochs", 2, "--judged", all)
                        .succeeds()
                        .out())
                .doesNotContain("sample");
    }

    @Test
    void epochsAreHalvedToo() {
        Invocation study = curve("--by", "epochs", "--epochs", 8, "--points", 4, "--seeds", 1, "--json")
                .succeeds();

        List<Map<String, Object>> points = study.objectsWith("mean");
        assertThat(points).extracting(point -> point.get("epochs")).containsExactly(1, 2, 4, 8);
        assertThat(points)
                .extracting(point -> point.get("events"))
                .containsOnly(points.get(0).get("events"));
        assertThat(points).allSatisfy(point -> assertThat(point).doesNotContainKey("sd"));
    }

    @Test
    void everyModelHasACurve() {
        for (String model : List.of("itemknn", "popularity")) {
            Invocation study = curve("--model", model, "--points", 2, "--seeds", 1, "--metric", "recall@20");
            assertThat(study.succeeds().out())
                    .contains(" events: recall@20 0.", " a doubling, ", " users unknown, trained in ");
        }
    }

    /**
     * Split by each user's time, so that everybody is known and nobody needs the fallback, which als in a run lacks.
     */
    @Test
    void theWholeIsWhatARunFinds() {
        double ofCurve = (double) curve("--points", 1, "--seeds", 1, "--split", "user-time", "--json")
                .succeeds()
                .only("mean")
                .get("mean");
        double ofRun = Invocation.of(withSmallNetwork(
                        "run",
                        "--data",
                        SAMPLE.resolve("events.csv"),
                        "--format",
                        "csv",
                        "--positives-from",
                        0.5,
                        "--dim",
                        8,
                        "--split",
                        "user-time",
                        "--out",
                        scratch.resolve("run"),
                        "--json"))
                .succeeds()
                .objectsWith("system")
                .stream()
                .filter(line ->
                        line.get("system").equals("als") && line.get("metric").equals("ndcg@10"))
                .mapToDouble(line -> (double) line.get("value"))
                .findFirst()
                .orElseThrow();
        assertThat(ofCurve).isCloseTo(ofRun, within(1e-9));
    }

    @Test
    void everyPartIsPreparedAnew() throws IOException {
        String[] small = {"--points", "2", "--seeds", "1", "--epochs", "2", "--json"};
        Path core = file("core.yaml", "steps: [k-core: {per-user: 4, per-item: 4}]");
        List<Map<String, Object>> all = curve((Object[]) small).succeeds().objectsWith("mean");
        List<Map<String, Object>> chosen = curve(Stream.concat(Stream.of("--prepare", core), Stream.of(small))
                        .toArray())
                .succeeds()
                .objectsWith("mean");

        for (int point = 0; point < 2; point++) {
            assertThat(chosen.get(point).get("size")).isEqualTo(all.get(point).get("size"));
            assertThat((int) chosen.get(point).get("events"))
                    .isBetween(1, (int) all.get(point).get("events") - 1);
        }
        Path compact = file("compact.yaml", "steps: [compact: {of: users}]");
        curve("--prepare", compact, "--points", 2)
                .failsSaying("a step changes which users or items there are, so that the part to judge by no longer"
                        + " fits: leave it to the commands prepare and train");
    }

    @Test
    void wrongUsageIsRefused() {
        curve("--points", 0).isRefusedSaying("points must be from 1 to 31: 0");
        curve("--judged", 0).isRefusedSaying("--judged must be at least 1: 0");
        curve("--seeds", 0).isRefusedSaying("seeds must be at least 1: 0");
        curve("--metric", "nonsense").isRefusedSaying("nonsense");
        curve("--by", "items").isRefusedSaying("expected one of [EVENTS, USERS, EPOCHS]");
        curve("--by", "epochs", "--epochs", 8, "--points", 5)
                .isRefusedSaying("--points must be at most 4 over the epochs of als, 8: 5");
        curve("--by", "epochs", "--model", "itemknn")
                .isRefusedSaying("--points must be at most 1 over the epochs of itemknn, 1: 5");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aPartWithoutEventsIsNamed() throws IOException {
        Path few = file("few.tsv", "a\tx\t1\t1\na\ty\t1\t2\nb\tx\t1\t3\nb\ty\t1\t4\na\tz\t1\t5\n");
        Invocation.of("learning-curve", "--data", few, "--out", scratch.resolve("out"), "--dim", 2)
                .failsSaying("point 1 of 5, 1/16 of 4 events, has none: take at most 3 points");
        assertThat(scratch.resolve("out")).doesNotExist();
    }
}
