package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckCommandTest extends CommandLineFixture {
    private static final String TRAIN = "a\tx\t1\t10\na\ty\t0\t20\nb\tx\t1\t10\nb\ty\t0\t30\n";
    private static final String TEST = "a\tz\t1\t40\nb\tz\t0\t50\n";

    private Invocation check(Path repository, String train, String test, Object... more) throws IOException {
        List<Object> arguments = new java.util.ArrayList<>(List.of(
                "check",
                "--repo",
                repository,
                "--train",
                file("train.tsv", train),
                "--test",
                file("test.tsv", test),
                "--json"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private static Map<String, String> verdicts(Invocation check) {
        return check.objectsWith("check").stream()
                .collect(Collectors.toMap(
                        result -> (String) result.get("check"), result -> (String) result.get("verdict")));
    }

    private static Map<String, Object> result(Invocation check, String id) {
        return check.objectsWith("check").stream()
                .filter(result -> result.get("check").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aModelOnSoundDataPasses() throws IOException {
        Invocation check = check(trained(SMALL), TRAIN, TEST).succeeds();

        assertThat(verdicts(check))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "one-version", "PASS",
                        "intact-tables", "PASS",
                        "score-range", "SKIP",
                        "point-in-time", "SKIP",
                        "duplicate-pairs", "PASS",
                        "label-domain", "PASS",
                        "split", "PASS"));
        assertThat(check.only("passed").get("passed")).isEqualTo(true);
        assertThat(result(check, "score-range").get("reason")).isEqualTo("the version holds no scorer");
    }

    @Test
    void eachDefectOfTheDataFailsItsOwnItem() throws IOException {
        Path repository = trained(SMALL);

        Invocation twice = check(repository, TRAIN + "a\tx\t1\t15\n", TEST);
        assertThat(twice.code()).isEqualTo(1);
        assertThat(verdicts(twice)).containsEntry("duplicate-pairs", "FAIL").containsEntry("split", "PASS");
        assertThat(twice.only("passed").get("passed")).isEqualTo(false);

        Invocation strange = check(repository, TRAIN + "c\tx\t7\t15\n", TEST, "--domain", "0,1");
        assertThat(strange.code()).isEqualTo(1);
        assertThat(verdicts(strange)).containsEntry("label-domain", "FAIL").containsEntry("duplicate-pairs", "PASS");

        Invocation late = check(repository, TRAIN + "a\tw\t1\t45\n", TEST);
        assertThat(late.code()).isEqualTo(1);
        assertThat(verdicts(late)).containsEntry("split", "FAIL").containsEntry("duplicate-pairs", "PASS");
        assertThat(result(late, "split"))
                .containsEntry("reason", "OWN_FUTURE: 1 known event")
                .containsEntry("count", 1)
                .containsEntry("examples", List.of("OWN_FUTURE train: user a, item w, 1970-01-01T00:00:45Z"));
    }

    @Test
    void aSplitIsCheckedForWhatItPromises() throws IOException {
        Path repository = trained(SMALL);
        String train = TRAIN + "c\tx\t1\t60\n";

        assertThat(verdicts(check(repository, train, TEST))).containsEntry("split", "FAIL");
        assertThat(verdicts(check(repository, train, TEST, "--split", "leave-last-out")))
                .containsEntry("split", "PASS");
        assertThat(verdicts(check(repository, train, TEST, "--split", "user-disjoint")))
                .containsEntry("split", "FAIL");
        assertThat(verdicts(check(repository, train, TEST, "--split", "cold-items")))
                .containsEntry("split", "PASS");
    }

    @Test
    void scoresOfTheFunnelsRankerAreWatched(SampleRun sample) throws IOException {
        Invocation check = check(sample.models(), TRAIN, TEST, "--sample", 20);

        assertThat(result(check, "score-range"))
                .containsEntry("verdict", "PASS")
                .extractingByKey("reason")
                .asString()
                .matches("light: all of [\\d,]+ scores are in \\[0.0, 1.0\\]");
    }

    @Test
    void servedFeaturesAreComparedWithThoseRecomputed() throws IOException {
        String line = "{\"request\":\"r%d\",\"user\":\"u\",\"version\":\"v1\",\"ranker\":\"light\",\"moment\":5,"
                + "\"items\":[\"x\",\"y\"],\"features\":{\"age:number\":[1.5,%s]}}\n";
        Path repository = trained(SMALL);
        Path served = file("served.jsonl", line.formatted(1, 2) + line.formatted(2, "null") + "{\n");
        Path recomputed = file("recomputed.jsonl", line.formatted(1, 2));

        Invocation same = check(repository, TRAIN, TEST, "--served", served, "--recomputed", recomputed);
        assertThat(same.code()).isZero();
        assertThat(result(same, "point-in-time"))
                .containsEntry("verdict", "PASS")
                .containsEntry(
                        "reason",
                        "1 features of 1 requests are the same recomputed; 1 requests were not recomputed,"
                                + " 1 lines could not be read");

        Path later = file("later.jsonl", line.formatted(1, 2) + line.formatted(2, 9));
        Invocation skewed = check(repository, TRAIN, TEST, "--served", served, "--recomputed", later);
        assertThat(skewed.code()).isEqualTo(1);
        assertThat(result(skewed, "point-in-time"))
                .containsEntry("verdict", "FAIL")
                .containsEntry("count", 1);
        check(repository, TRAIN, TEST, "--served", served).isRefusedSaying("--recomputed");
        Path others = file("others.jsonl", line.formatted(1, 2).replace("\"x\"", "\"z\""));
        check(repository, TRAIN, TEST, "--served", served, "--recomputed", others)
                .failsSaying("request r1 must have the same items in both logs: [x, y] and [z, y]");
    }

    @Test
    void aChangedByteFails() throws IOException {
        Path repository = trained(SMALL);
        try (Stream<Path> files = Files.walk(repository)) {
            Path table = files.filter(file -> file.getFileName().toString().startsWith("als.items"))
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(table.toFile(), "rw")) {
                bytes.seek(256 + 9);
                int old = bytes.read();
                bytes.seek(256 + 9);
                bytes.write(old ^ 1);
            }
        }

        Invocation check = check(repository, TRAIN, TEST);

        assertThat(check.code()).isEqualTo(1);
        assertThat(verdicts(check)).containsEntry("intact-tables", "FAIL").containsEntry("one-version", "PASS");
    }

    @Test
    void withoutATestTheSplitIsSkipped() throws IOException {
        Invocation check = Invocation.of("check", "--repo", trained(SMALL), "--train", file("train.tsv", TRAIN));

        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("SKIP  split").contains("no test was given, see --test");
    }

    @Test
    void badUsageIsRefused() throws IOException {
        Path train = file("train.tsv", TRAIN);

        Invocation.of("check", "--repo", scratch.resolve("none"), "--train", train)
                .failsSaying("none: is no repository, or nothing was published to it");
        Invocation.of("check", "--repo", trained(SMALL), "--train", train, "--sample", 0)
                .isRefusedSaying("--sample must be at least 1: 0");
        Invocation.of("check", "--repo", scratch, "--train", train, "--split", "odd")
                .isRefusedSaying("split must be one of time, user-time, leave-last-out, user-disjoint, cold-users,"
                        + " cold-items, random: odd");
    }
}
