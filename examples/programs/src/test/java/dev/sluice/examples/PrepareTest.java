package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.Positives;
import dev.sluice.data.TextColumn;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Preparations from files, as a person writes and runs them. */
class PrepareTest extends CommandLineFixture {
    /** The last event of the sample is of 1,740,873,597 seconds, 2025-03-01T23:59:57Z. */
    private static final String STEPS = """
            as-of: 2025-02-20T00:00:00Z
            steps:
              - positives: {at-least: 0.5}   # what was watched by half, or bought
              - window: {last: 30d}
              - active-users: {at-least: 2, last: 240h, types: [watch, purchase]}
              - k-core: {per-user: 2, per-item: 3}
              - decay:
                  half-life: 7d
            """;

    @Test
    void everyStepSaysWhatItLeftOutAndTheRestIsWritten() throws IOException {
        Path out = scratch.resolve("out.csv");
        Invocation prepared = prepare(STEPS, "--out", out, "--json").succeeds();

        List<Map<String, Object>> steps = prepared.objectsWith("step");
        assertThat(steps)
                .extracting(step -> step.get("name"))
                .containsExactly("positives", "window", "active-users", "k-core", "decay");
        Object left = 13_670;
        for (Map<String, Object> step : steps) {
            assertThat(step.get("events_before")).isEqualTo(left);
            left = step.get("events");
            assertThat((int) step.get("events_before") - (int) step.get("events"))
                    .isEqualTo(((Map<?, ?>) step.get("left_out"))
                            .values().stream()
                                    .mapToInt(count -> (Integer) count)
                                    .sum());
        }
        assertThat(read(out).interactions().size())
                .isEqualTo(left)
                .isEqualTo(prepared.only("left_events").get("left_events"))
                .isPositive();
    }

    @Test
    void peopleReadWhatEveryStepIsAndLeavesOut() throws IOException {
        assertThat(prepare(STEPS, "--dry-run").succeeds().out())
                .contains("2 window: TimeWindow[from=2025-01-21T00:00:00Z, to=2025-02-20T00:00:00Z]")
                .contains("events left out: later than 2025-02-20T00:00:00Z")
                .contains("events left out: of items outside the core");
    }

    @Test
    void writtenEventsAreReadBackAsTheyWereWithTheirColumns() throws IOException {
        Dataset sample = read(SAMPLE.resolve("events.csv"));
        for (String name : List.of("out.csv", "out.csv.gz")) {
            Path out = scratch.resolve(name);

            prepare("steps: [duplicate-events: , duplicate-events]", "--out", out)
                    .succeeds();

            assertThat(lines(read(out))).isEqualTo(lines(sample));
        }
    }

    private static List<List<Object>> lines(Dataset data) {
        Interactions events = data.interactions();
        return IntStream.range(0, events.size())
                .mapToObj(event -> {
                    List<Object> line = new ArrayList<>(List.of(
                            data.catalogue().users().ids().id(events.user(event)),
                            data.catalogue().items().ids().id(events.item(event)),
                            events.time(event),
                            events.value(event)));
                    events.columns()
                            .forEach((name, column) -> line.add(name + "="
                                    + (column instanceof NumberColumn numbers
                                            ? numbers.number(event)
                                            : ((TextColumn) column).text(event))));
                    return line;
                })
                .toList();
    }

    @Test
    void aStepThatLeavesNothingIsNamedAndWhatWasThereStays() throws IOException {
        Path out = file("out.csv", "precious");

        Invocation nothing = prepare("""
                steps:
                  - window: {from: 2025-01-01, to: 2025-02-01T00:00:00Z}
                  - k-core: {per-user: 1000, per-item: 1}
                """, "--out", out);

        nothing.failsSaying("KCore[perUser=1000, perItem=1]");
        assertThat(nothing.err()).contains("step 2, k-core, left none of ");
        assertThat(nothing.out()).contains("events left out: of users outside the core");
        assertThat(out).hasContent("precious");
        assertThat(scratch).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void futureEventsAreLeftOutAndNeverWeighed() throws IOException {
        prepare("steps: [{decay: {half-life: 7d, as-of: 2025-02-20}}]", "--dry-run")
                .failsSaying("step 1, decay: no event may be later than 2025-02-20T00:00:00Z: 2025-02-22T12:17:03Z"
                        + " of event 10155");
        assertThat(prepare("steps: [active-users: {at-least: 1, last: 90d, as-of: 2025-02-20}]", "--dry-run", "--json")
                        .succeeds()
                        .only("step")
                        .get("left_out")
                        .toString())
                .contains("later than 2025-02-20T00:00:00Z=");
    }

    @Test
    void aMistakeInTheFileIsOneLineWithItsPlaceAndWhatThereIs() throws IOException {
        refused(
                "steps:\n  - kcore: {}\n",
                "steps.yaml:2: there is no step kcore, there are positives, window,"
                        + " active-users, availability, exposures, label, same-items, similar-items, denied-items, scored-items,"
                        + " duplicate-events, duplicate-pairs, latest-per-user, latest-per-item, k-core, frequent-items,"
                        + " decay, compact");
        refused(
                "steps:\n  - k-core:\n      per-user: 5\n      per_item: 5\n",
                "steps.yaml:4: step k-core has no setting per_item, it has per-user, per-item");
        refused(
                "steps: [duplicate-events: {x: 1}]",
                "steps.yaml:1: step duplicate-events has no setting x, it has none");
        refused(
                "steps:\n  - k-core: {per-user: 5}\n",
                "steps.yaml:2: k-core needs the setting per-item, a whole number");
        refused(
                "steps:\n  - k-core: {per-user: few, per-item: 5}\n",
                "steps.yaml:2: per-user of k-core must be a whole number: 'few'");
        refused(
                "steps:\n  - k-core: {per-user: 0, per-item: 5}\n",
                "steps.yaml:2: k-core: perUser must be at least 1: 0");
        refused(
                "as-of: yesterday\nsteps: [window: {last: 3d}]",
                "steps.yaml:1: as-of of window must be a moment such as 2024-06-01T00:00:00Z or a date: 'yesterday'");
        refused(
                "as-of: 2025-01-01\nsteps: [window: {last: 3 weeks}]",
                "steps.yaml:2: last of window must be a duration such as 90d, 12h, 30m, 45s or PT36H: '3 weeks'");
        refused(
                "as-of: 2025-01-01\nsteps: [window: {last: 3d, to: 2025-02-01}]",
                "steps.yaml:2: window does not take to beside its other settings");
        refused(
                "steps: [duplicate-pairs: {keep: best}]",
                "steps.yaml:1: keep of duplicate-pairs must be one of first, last, sum, max: 'best'");
        refused(
                "steps: [k-core: {per-user: 5, per-user: 6}]",
                "steps.yaml:1: the settings of k-core have per-user twice");
        refused("steps: [k-core: 5]", "steps.yaml:1: the settings of k-core must be names with values");
        refused(
                "steps: [availability]",
                "steps.yaml:1: availability: a column published or removed must be named," + " found neither");
        refused(
                "steps: [exposures: {window: 0d}]",
                "steps.yaml:1: exposures: window must be at least a millisecond: PT0S");
        refused(
                "steps: [exposures: {unfinished: keep}]",
                "steps.yaml:1: exposures does not take unfinished beside its other settings");
        refused(
                "steps: [exposures: {window: 7d, unfinished: guess}]",
                "steps.yaml:1: unfinished of exposures must be one of leave-out, keep: 'guess'");
        refused(
                "steps: [label: {name: liking}]",
                "steps.yaml:1: label: there is no label liking, there are click, completion75, quantile75, d2q, wtg,"
                        + " purchase, return, dwell, skip");
        refused(
                "steps: [label: {name: dwell}]",
                "steps.yaml:1: label needs the setting cap, a duration such as 90d, 12h, 30m, 45s or PT36H");
        refused(
                "steps: [label: {name: click, cap: 5m}]",
                "steps.yaml:1: label does not take cap beside its other settings");
        refused("steps: []", "steps.yaml:1: expected a list steps with at least one step");
        refused("step: [k-core]", "steps.yaml:1: the file has no part step, it has steps and as-of");
        refused("- k-core", "steps.yaml:1: the parts of the file must be names with values");
        refused("", "steps.yaml: no steps");
        refused("steps: [k-core: {per-user: 5\n", "steps.yaml:2: expected ',' or '}', but got <stream end>");
    }

    @Test
    void fractionsOfSecondsAreKept() throws IOException {
        Path events = file(
                "fine.csv",
                "user,item,time\na,b,2024-01-01T00:00:00.100Z\na,b,2024-01-01T00:00:00.900Z\na,b,1704067200\n");
        Path out = scratch.resolve("fine-out.csv");

        Invocation.of(
                        "prepare",
                        "--config",
                        file("once.yaml", "steps: [duplicate-events]"),
                        "--data",
                        events,
                        "--format",
                        "csv",
                        "--out",
                        out)
                .succeeds();

        Interactions written = read(out).interactions();
        assertThat(List.of(written.time(0), written.time(1), written.time(2)))
                .containsExactly(1_704_067_200_100L, 1_704_067_200_900L, 1_704_067_200_000L);
    }

    @Test
    void itemsAreMergedAndWithheld() throws IOException {
        Path denied = file("denied.txt", "i97\n");
        Path scores = file("nsfw.csv", "item,nsfw\n" + scores());

        Invocation told =
                prepare("""
                steps:
                  - similar-items: {text: text, at-least: 0.7}
                  - denied-items: {file: %s}
                  - scored-items: {file: %s, column: nsfw, drop-from: 0.9}
                  - frequent-items: {at-least: 20}
                """.formatted(denied, scores), "--items", SAMPLE.resolve("items.csv"), "--dry-run", "--json");

        List<String> leftOut = told.succeeds().objectsWith("step").stream()
                .map(step -> step.get("left_out").toString())
                .toList();
        assertThat(leftOut).hasSize(4);
        assertThat(leftOut.get(0)).contains("repeats of a merged item");
        assertThat(leftOut.get(1)).contains("denied by denied.txt");
        assertThat(leftOut.get(2)).contains("nsfw of nsfw.csv");
        assertThat(leftOut.get(3)).isNotEqualTo("{}");
    }

    @Test
    void aRunRecommendsNeitherWhatUsersHaveSeenNorWhatIsDenied() throws IOException {
        Interactions events = read(SAMPLE.resolve("events.csv")).interactions();
        Path denied = file("denied.txt", "i97\ni100\ni16\n");
        Path steps = file("steps.yaml", "steps: [denied-items: {file: " + denied + "}, latest-per-user: {events: 3}]");
        Path out = scratch.resolve("run");

        Invocation.of(withSmallNetwork(
                        "run",
                        "--data",
                        SAMPLE.resolve("events.csv"),
                        "--format",
                        "csv",
                        "--positives-from",
                        0.5,
                        "--prepare",
                        steps,
                        "--dim",
                        8,
                        "--epochs",
                        2,
                        "--depth",
                        20,
                        "--out",
                        out))
                .succeeds();

        Dataset data = read(SAMPLE.resolve("events.csv"));
        InteractionMatrix seen = InteractionMatrix.of(new GlobalTimeSplit(0.2)
                .split(Positives.atLeast(0.5f).of(events))
                .train());
        for (String system : List.of("funnel", "als", "popularity")) {
            assertThat(Files.readAllLines(out.resolve(system + ".run")))
                    .isNotEmpty()
                    .noneMatch(line -> List.of("i97", "i100", "i16").contains(line.split(" ")[2]))
                    .noneMatch(line -> seen.contains(
                            data.catalogue().users().ids().row(line.split(" ")[0]),
                            data.catalogue().items().ids().row(line.split(" ")[2])));
        }
    }

    /** Of every item but the last, whose score is missing; the first is to be dropped. */
    private static String scores() {
        return IntStream.rangeClosed(1, 149)
                .mapToObj(item -> "i" + item + "," + (item == 1 ? "0.95" : "0.1"))
                .collect(Collectors.joining("\n"));
    }

    private void refused(String steps, String message) throws IOException {
        prepare(steps, "--dry-run").failsSaying(message);
    }

    @Test
    void filesAndTargetsThatAreNotThereAreSaidToBeSo() throws IOException {
        prepare(STEPS).isRefusedSaying("--out FILE says where to write, or --dry-run to write nothing");
        Invocation.of(
                        "prepare",
                        "--config",
                        scratch.resolve("none.yaml"),
                        "--data",
                        SAMPLE,
                        "--format",
                        "csv",
                        "--dry-run")
                .failsSaying("none.yaml: no such file or directory");
    }

    @Test
    void itemsSayWhenTheyWereThere() throws IOException {
        Path events = file("events.csv", "user,item,time\nu,a,5\nu,a,15\nu,b,15\n");
        Path items = file("items.csv", "item,published,removed\na,10,20\nb,,15\n");
        Path steps = file("steps.yaml", "steps: [availability: {published: published, removed: removed}]");

        Invocation there = Invocation.of(
                        "prepare",
                        "--config",
                        steps,
                        "--data",
                        events,
                        "--items",
                        items,
                        "--format",
                        "csv",
                        "--dry-run",
                        "--json")
                .succeeds();

        assertThat(there.only("step").get("left_out"))
                .isEqualTo(Map.of("before their item was published", 1, "after their item was removed", 1));
    }

    @Test
    void aVersionTellsHowItsDataWerePrepared() throws IOException {
        Path repository = scratch.resolve("models");
        Path steps = file("steps.yaml", STEPS + "  - compact: {of: users-and-items}\n");
        Invocation trained = Invocation.of(
                        "train",
                        "--model",
                        "popularity",
                        "--train",
                        SAMPLE.resolve("events.csv"),
                        "--format",
                        "csv",
                        "--prepare",
                        steps,
                        "--out",
                        repository,
                        "--json")
                .succeeds();

        Map<String, Object> last = trained.objectsWith("step").get(5);
        try (ModelRepository models = ModelRepository.open(repository);
                Lease lease = models.lease()) {
            assertThat(lease.snapshot().provenance())
                    .containsEntry(
                            "prepare.4.k-core",
                            "KCore[perUser=2, perItem=3]: " + last.get("events") + " of "
                                    + trained.objectsWith("step").get(3).get("events_before") + " events left")
                    .containsEntry("data.events", last.get("events").toString());
            assertThat(lease.snapshot().catalogue().users().rows() - 1).isEqualTo(last.get("users"));
            assertThat(lease.snapshot().catalogue().items().rows() - 1).isEqualTo(last.get("items"));
        }
    }

    @Test
    void runPreparesTheTrainingPartAlone() throws IOException {
        Path steps = file("steps.yaml", "steps: [k-core: {per-user: 3, per-item: 3}]");

        Invocation run = runOnSample("--prepare", steps, "--json").succeeds();

        Map<String, Object> split = run.only("split");
        assertThat(run.only("step").get("events_before")).isEqualTo(split.get("train"));
        assertThat((int) run.only("step").get("events")).isLessThan((int) split.get("train"));
        try (ModelRepository models = ModelRepository.open(scratch.resolve("run/models"));
                Lease lease = models.lease()) {
            assertThat(lease.snapshot().provenance()).containsKey("prepare.1.k-core");
        }
        assertThat(Files.readString(scratch.resolve("run/report.html"))).contains("prepare.1.k-core");
        runOnSample("--prepare", file("compact.yaml", "steps: [compact: {of: users}]"))
                .failsSaying("no longer fits: leave it to the commands prepare and train");
    }
}
