package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The commands as a person calls them. */
class CommandLineTest extends CommandLineFixture {
    @Test
    void runComparesTheFunnelWithItsParts(SampleRun sample) {
        Invocation run = sample.run();
        Map<String, Double> ndcg = run.objectsWith("system").stream()
                .filter(line -> line.get("metric").equals("ndcg@10"))
                .collect(Collectors.toMap(line -> (String) line.get("system"), line -> (Double) line.get("value")));
        assertThat(ndcg).containsOnlyKeys("popularity", "neighbours", "als", "candidates", "light", "heavy", "funnel");
        assertThat(ndcg.get("funnel")).isGreaterThan(1.3 * ndcg.get("popularity"));
        assertThat(run.objectsWith("better"))
                .hasSize(8)
                .allSatisfy(line -> assertThat(line).containsKeys("than", "metric", "difference", "low", "high"));
        assertThat(run.objectsWith("version")).hasSize(1);
    }

    @Test
    void evaluateOnTheFilesOfARunFindsTheSameNumbers(SampleRun sample) {
        Invocation run = sample.run();
        Map<String, Object> files = run.objectsWith("run_file").get(0);

        Invocation evaluation = Invocation.of(
                        "evaluate",
                        "--qrels",
                        files.get("qrels"),
                        "--run",
                        files.get("run_file"),
                        "--json",
                        "--metrics",
                        "ndcg@10,recall@20,precision@10,hit@10,map@10,mrr@10,coverage@10",
                        "--catalogue-size",
                        150)
                .succeeds();

        assertThat(numbers(evaluation.objectsWith("metric")))
                .isEqualTo(numbers(run.objectsWith("system").stream()
                        .filter(line -> line.get("system").equals("funnel"))
                        .toList()));
    }

    @Test
    void aSecondRunPublishesANewVersionAndKeepsTheOldOne() throws IOException {
        String first = version(runOnLittle("--json").succeeds());
        String second = version(runOnLittle("--json").succeeds());

        assertThat(second).isNotEqualTo(first);
        try (var versions = Files.list(scratch.resolve("run/models/versions"))) {
            assertThat(versions.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void runSaysForPeopleWhatItDid() {
        assertThat(runOnSample().succeeds().out())
                .contains("Kernels: ")
                .contains("13,670 events of 250 users and 150 items")
                .contains("Split time")
                .contains("ndcg@10")
                .contains("ndcg@10 of funnel, less that of popularity: +");
    }

    @Test
    void recommendLeavesOutWhatTheUserHasSeen() throws IOException {
        Path repository = trained(SMALL);

        Invocation known = Invocation.of("recommend", "--repo", repository, "--user", "b", "--json")
                .succeeds();

        assertThat(known.objects()).singleElement().satisfies(line -> {
            assertThat(line.get("items")).isEqualTo(List.of("z"));
            assertThat(line.get("shortfall")).isEqualTo(9);
        });
    }

    @Test
    void anUnknownUserGetsWhatIsPopular() throws IOException {
        Path repository = trained(SMALL);

        Invocation unknown = Invocation.of("recommend", "--repo", repository, "--user", "nobody", "-n", 1, "--json")
                .succeeds();

        assertThat(unknown.objects()).singleElement().satisfies(line -> {
            assertThat(line.get("items")).isEqualTo(List.of("y"));
            assertThat(line.get("degradations")).isEqualTo(List.of("UNKNOWN_USER", "FALLBACK"));
        });
    }

    @Test
    void aUserWhoHasSeenEverythingGetsAnHonestNothing() throws IOException {
        Path repository = trained(SMALL);

        Invocation everything = Invocation.of("recommend", "--repo", repository, "--user", "a", "--json")
                .succeeds();

        assertThat(everything.objects()).singleElement().satisfies(line -> {
            assertThat(line.get("items")).isEqualTo(List.of());
            assertThat(line.get("degradations")).isEqualTo(List.of("NOTHING_ALLOWED"));
        });
    }

    @Test
    void nothingIsRecommendedToWhoeverAsksForNothing() throws IOException {
        Path repository = trained(SMALL);

        Invocation none = Invocation.of("recommend", "--repo", repository, "--user", "b", "-n", 0, "--json")
                .succeeds();

        assertThat(none.objects()).singleElement().satisfies(line -> {
            assertThat(line.get("items")).isEqualTo(List.of());
            assertThat(line.get("shortfall")).isEqualTo(0);
        });
        Invocation.of("recommend", "--repo", repository, "--user", "b", "-n", -1)
                .isRefusedSaying("limit must be at least 0: -1");
    }

    @Test
    void recommendWritesRunFilesOfAllUsers() throws IOException {
        Path repository = trained(SMALL);
        Path run = scratch.resolve("all.run");

        Invocation.of("recommend", "--repo", repository, "--all", "-n", 2, "--run", run)
                .succeeds();

        assertThat(Files.readAllLines(run))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("b Q0 z 1 "),
                        line -> assertThat(line).startsWith("c Q0 x 1 "));
    }

    @Test
    void everyModelTrainsAndServes() throws IOException {
        for (String model :
                List.of("als", "bpr", "softmax", "itemknn", "ease", "rp3beta", "graphfilter", "popularity")) {
            Path repository = scratch.resolve(model);
            Invocation.of("train", "--model", model, "--train", file("small.tsv", SMALL), "--out", repository)
                    .succeeds();
            assertThat(Invocation.of("recommend", "--repo", repository, "--user", "c", "--json")
                            .succeeds()
                            .only("items")
                            .get("items"))
                    .as(model)
                    .isEqualTo(List.of("x"));
        }
    }

    @Test
    void trainPrintsALineForEveryEpoch() throws IOException {
        Invocation trained = Invocation.of(
                        "train",
                        "--model",
                        "als",
                        "--train",
                        file("small.tsv", SMALL),
                        "--out",
                        scratch.resolve("m"),
                        "--epochs",
                        3,
                        "--dim",
                        2,
                        "--json")
                .succeeds();

        assertThat(trained.objectsWith("epoch"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).containsKeys("model", "seconds", "cpu_seconds", "gflops", "loss"));
        assertThat(trained.objectsWith("version"))
                .singleElement()
                .satisfies(line -> assertThat(line).containsKey("peak_bytes"));
    }

    @Test
    void whatUsersWereTrainedOnIsNotJudged() throws IOException {
        StringBuilder events = new StringBuilder();
        for (int user = 1; user <= 20; user++) {
            for (int event = 0; event < 10; event++) {
                int item = event == 9 ? user % 7 : (user + event) % 12;
                events.append("u%d\ti%d\t1\t%d\n".formatted(user, item, event));
            }
        }
        Invocation run = Invocation.of(withSmallNetwork(
                        "run",
                        "--data",
                        file("repeats.tsv", events.toString()),
                        "--format",
                        "tsv",
                        "--split",
                        "user-time",
                        "--out",
                        scratch.resolve("run"),
                        "--dim",
                        2,
                        "--json"))
                .succeeds();

        assertThat((Integer) run.objectsWith("repeats_left_out").get(0).get("repeats_left_out"))
                .isPositive();
        Path same = file("same.tsv", "u\ti\t1\t1\nu\ti\t1\t2\nu\ti\t1\t3\nu\ti\t1\t4\nu\ti\t1\t5\n");
        Invocation.of("run", "--data", same, "--format", "tsv", "--split", "user-time", "--out", scratch.resolve("r2"))
                .failsSaying("all 1 events to judge by repeat what their user was trained on");
    }

    @Test
    void explanationsAreForProgramsToo() throws IOException {
        Path repository = trained(SMALL);

        assertThat(Invocation.of("recommend", "--repo", repository, "--user", "b", "--explain", "--json")
                        .succeeds()
                        .objectsWith("explanations"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.get("explanations").toString()).contains("als="));
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : List.of(
                "quickstart",
                "run",
                "prepare",
                "train",
                "recommend",
                "evaluate",
                "compare",
                "retrieve",
                "dimensions",
                "objectives",
                "generate")) {
            assertThat(Invocation.of(command, "--help").succeeds().out()).contains("Usage: sluice " + command);
        }
    }

    private static String version(Invocation run) {
        return (String) run.objectsWith("version").get(0).get("version");
    }

    /** Metric to value, low and high. */
    private static Map<Object, Object> numbers(List<Map<String, Object>> lines) {
        Map<Object, Object> numbers = new HashMap<>();
        for (Map<String, Object> line : lines) {
            numbers.put(
                    line.get("metric"),
                    List.of(line.get("value"), line.getOrDefault("low", ""), line.getOrDefault("high", "")));
        }
        return numbers;
    }
}
