package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person calls them, with good input and with bad. */
class CommandLineTest {
    private static final Path RATINGS = Path.of("../data/ratings.csv");
    private static final Path MOVIES = Path.of("../data/movies.csv");
    /** User a has seen everything, b and c have not. */
    private static final String SMALL = "a\tx\na\ty\na\tz\nb\tx\nb\ty\nc\ty\nc\tz\n";

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void runComparesTheFunnelWithItsParts() {
        Invocation run = runOnSample("--json").succeeds();

        Map<String, Double> ndcg = run.objectsWith("system").stream()
                .filter(line -> line.get("metric").equals("ndcg@10"))
                .collect(Collectors.toMap(line -> (String) line.get("system"), line -> (Double) line.get("value")));
        assertThat(ndcg).containsOnlyKeys("popularity", "neighbours", "als", "candidates", "funnel");
        assertThat(ndcg.get("funnel")).isGreaterThan(1.3 * ndcg.get("popularity"));
        assertThat(run.objectsWith("better"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).containsKeys("than", "metric", "difference", "low", "high"));
        assertThat(run.objectsWith("version")).hasSize(1);
    }

    @Test
    void evaluateOnTheFilesOfARunFindsTheSameNumbers() {
        Invocation run = runOnSample("--json").succeeds();
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
                        400)
                .succeeds();

        assertThat(numbers(evaluation.objectsWith("metric")))
                .isEqualTo(numbers(run.objectsWith("system").stream()
                        .filter(line -> line.get("system").equals("funnel"))
                        .toList()));
    }

    @Test
    void aSecondRunPublishesANewVersionAndKeepsTheOldOne() throws IOException {
        String first = version(runOnSample("--json").succeeds());
        String second = version(runOnSample("--json").succeeds());

        assertThat(second).isNotEqualTo(first);
        try (var versions = Files.list(scratch.resolve("run/models/versions"))) {
            assertThat(versions.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void runSaysForPeopleWhatItDid() {
        assertThat(runOnSample().succeeds().out())
                .contains("Kernels: ")
                .contains("24,000 events of 600 users and 400 items")
                .contains("Split user-time")
                .contains("Beware:")
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
        for (String model : List.of("als", "itemknn", "popularity")) {
            Path repository = scratch.resolve(model);
            Invocation.of("train", "--model", model, "--train", file("small.tsv", SMALL), "--out", repository)
                    .succeeds();
            Invocation.of("recommend", "--repo", repository, "--user", "c", "--json")
                    .succeeds()
                    .objects()
                    .forEach(line -> assertThat(line.get("items")).as(model).isEqualTo(List.of("x")));
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
    void oneUserAndOneItemAreEnoughToTrain() throws IOException {
        Path repository = trained("only user\tonly item\n");

        Invocation.of("recommend", "--repo", repository, "--user", "nobody", "--json")
                .succeeds()
                .objects()
                .forEach(line -> assertThat(line.get("items")).isEqualTo(List.of("only item")));
    }

    @Test
    void idsMayHoldSpacesAndAnyLetterButNotInATrecFile() throws IOException {
        Path repository = trained("Zoë B\tsea 海\nMax\tsea 海\nMax\thill\n");

        Invocation.of("recommend", "--repo", repository, "--user", "Zoë B", "--json")
                .succeeds()
                .objects()
                .forEach(line -> assertThat(line.get("items")).isEqualTo(List.of("hill")));
        Invocation.of("recommend", "--repo", repository, "--user", "Zoë B", "--run", scratch.resolve("x.run"))
                .failsSaying("must have no white space and not be empty in a trec file: 'Zoë B'");
    }

    @Test
    void aMalformedLineIsAnErrorWithItsPlaceOrIsCounted() throws IOException {
        Path bad = file("bad.tsv", SMALL + "a\n");

        Invocation.of("train", "--model", "popularity", "--train", bad, "--out", scratch.resolve("m"))
                .failsSaying("bad.tsv:8: expected 2 to 4 columns, found 1");
        Invocation skipping = Invocation.of(
                        "train",
                        "--model",
                        "popularity",
                        "--train",
                        bad,
                        "--out",
                        scratch.resolve("m"),
                        "--skip-bad-lines",
                        "--json")
                .succeeds();
        assertThat(skipping.objectsWith("skipped_lines").get(0).get("skipped_lines"))
                .isEqualTo(1);
    }

    @Test
    void badFilesAreOneLineErrors() throws IOException {
        train(scratch.resolve("none.tsv")).failsSaying("none.tsv: no such file");
        train(scratch).failsSaying("is a directory, expected a file of events");
        train(file("empty.tsv", "")).failsSaying("empty.tsv: no events");
        run(file("head.csv", "userId,movieId,rating,timestamp\n")).failsSaying("head.csv: no events");
        run(file("rating.csv", "userId,movieId,rating,timestamp\n1,2,good,3\n"))
                .failsSaying("rating.csv:2: value must be a finite number: 'good'");
        run(file("low.csv", "userId,movieId,rating,timestamp\n1,2,1.0,3\n"))
                .failsSaying("no event has a value of at least 4.0; see --positives-from");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsDoNoHarm() throws IOException {
        Path windows = file("windows.tsv", "\uFEFF" + SMALL.replace("\n", "\r\n"));

        Invocation.of("train", "--model", "popularity", "--train", windows, "--out", scratch.resolve("m"), "--json")
                .succeeds()
                .objectsWith("events")
                .forEach(line -> assertThat(List.of(line.get("users"), line.get("items")))
                        .isEqualTo(List.of(3, 3)));
    }

    @Test
    void aRepositoryThatIsNoneIsAnErrorAndStaysUntouched() throws IOException {
        Path empty = Files.createDirectory(scratch.resolve("empty"));

        Invocation.of("recommend", "--repo", scratch.resolve("none"), "--user", "a")
                .failsSaying("none: is no repository, or nothing was published to it");
        Invocation.of("recommend", "--repo", empty, "--user", "a")
                .failsSaying("empty: is no repository, or nothing was published to it");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aRunThatCannotWriteItsFilesPublishesNothingAndKeepsTheOldOnes() throws IOException {
        Invocation first = runOnSample().succeeds();
        String judgements = Files.readString(scratch.resolve("run/test.qrels"));
        Path spaces = file("spaces.tsv", "a b\tx\t1\t1\na b\ty\t1\t2\na b\tz\t1\t3\nc\tx\t1\t4\nc\ty\t1\t5\n");

        Invocation.of("run", "--data", spaces, "--format", "tsv", "--split", "random", "--out", scratch.resolve("run"))
                .failsSaying("'a b'");

        assertThat(first.out()).contains("v000001");
        assertThat(scratch.resolve("run/models/versions")).isDirectoryNotContaining("glob:**v000002*");
        assertThat(Files.readString(scratch.resolve("run/test.qrels"))).isEqualTo(judgements);
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefused() throws IOException {
        try (RunDirectory held = RunDirectory.open(scratch.resolve("run"))) {
            assertThat(held.models()).doesNotExist();
            runOnSample().failsSaying("run: another run is writing into it");
        }
        runOnSample().succeeds();
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
        Invocation run = Invocation.of(
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
                        "--json")
                .succeeds();

        assertThat((Integer) run.objectsWith("repeats_left_out").get(0).get("repeats_left_out"))
                .isPositive();
        Path same = file("same.tsv", "u\ti\t1\t1\nu\ti\t1\t2\nu\ti\t1\t3\nu\ti\t1\t4\nu\ti\t1\t5\n");
        Invocation.of("run", "--data", same, "--format", "tsv", "--split", "user-time", "--out", scratch.resolve("r2"))
                .failsSaying("all 1 events to judge by repeat what their user was trained on");
    }

    @Test
    void fileOfUsersIsReadWithCare() throws IOException {
        Path repository = trained(SMALL);
        Path users = file("users.txt", "\uFEFFb\r\nc\r\n");

        Invocation.of("recommend", "--repo", repository, "--users", users, "-n", 1, "--json")
                .succeeds()
                .objects()
                .forEach(line -> assertThat(line.get("degradations")).isEqualTo(List.of()));
        Invocation.of("recommend", "--repo", repository, "--users", file("blank.txt", "b\n\nc\n"))
                .failsSaying("blank.txt:2: expected an id, found a blank line");
        Invocation.of("recommend", "--repo", repository, "--users", file("twice.txt", "b\nc\nb\n"))
                .failsSaying("twice.txt:3: id comes twice: b");
        Invocation.of("recommend", "--repo", repository, "--users", file("none.txt", ""))
                .failsSaying("none.txt: expected an id a line, found an empty file");
        Invocation.of("recommend", "--repo", repository, "--users", scratch)
                .failsSaying("is a directory, expected a file");
    }

    @Test
    void idsArePrintedAsTheyStand() throws IOException {
        Path repository = trained("@a\t@|bold x|@\n@a\ty\nb\ty\n");

        assertThat(Invocation.of("recommend", "--repo", repository, "--user", "b")
                        .succeeds()
                        .out())
                .contains("@|bold x|@");
        Invocation.of("recommend", "--repo", repository, "--user", "@a", "--json")
                .succeeds()
                .objects()
                .forEach(line -> assertThat(line.get("user")).isEqualTo("@a"));
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
    void settingsThatNoTrainerTakesAreWrongUsage() {
        for (Object[] wrong : new Object[][] {
            {"--dim", 0},
            {"--epochs", 0},
            {"--reg", -1},
            {"--reg", "NaN"},
            {"--threads", 0},
            {"--neighbours", 0},
            {"--shrinkage", -1},
            {"--unobserved-weight", -1},
            {"--positives-from", "x"},
            {"--depth", 0},
            {"--bias", "nope"},
            {"--out", ""}
        }) {
            runOnSample(wrong).isRefusedSaying("");
        }
        Invocation.of("evaluate", "--qrels", RATINGS, "--run", RATINGS, "--metrics", "ndcg@0")
                .isRefusedSaying("");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void wrongUsageExitsWithTwo() {
        for (String[] wrong : new String[][] {
            {},
            {"dance"},
            {"run"},
            {"run", "--data"},
            {"train", "--model", "magic", "--train", "x", "--out", "y"},
            {"run", "--data", "x", "--format", "parquet", "--out", "y"},
            {"recommend", "--repo", "x"},
            {"recommend", "--repo", "x", "--all", "--user", "u"},
            {"evaluate", "--nonsense"}
        }) {
            Invocation.of((Object[]) wrong).isRefusedSaying("");
        }
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : List.of("run", "train", "recommend", "evaluate", "generate")) {
            assertThat(Invocation.of(command, "--help").succeeds().out()).contains("Usage: sluice " + command);
        }
    }

    private Invocation runOnSample(Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of(
                "run",
                "--data",
                RATINGS,
                "--items",
                MOVIES,
                "--format",
                "ml-latest",
                "--out",
                scratch.resolve("run"),
                "--dim",
                16));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private Invocation train(Path events) {
        return Invocation.of("train", "--model", "als", "--train", events, "--out", scratch.resolve("models"));
    }

    private Invocation run(Path events) {
        return Invocation.of("run", "--data", events, "--format", "ml-latest", "--out", scratch.resolve("run"));
    }

    private Path trained(String events) throws IOException {
        Path repository = scratch.resolve("models");
        Invocation.of("train", "--model", "als", "--train", file("events.tsv", events), "--out", repository, "--dim", 2)
                .succeeds();
        return repository;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text, StandardCharsets.UTF_8);
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
