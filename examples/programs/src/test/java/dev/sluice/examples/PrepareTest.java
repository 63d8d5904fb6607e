package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private Invocation prepare(String steps, Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "prepare",
                "--config",
                file("steps.yaml", steps),
                "--data",
                SAMPLE.resolve("events.csv"),
                "--format",
                "csv"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

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
    void aDryRunSaysTheSameAndWritesNothing() throws IOException {
        Path out = scratch.resolve("out.csv");
        List<Map<String, Object>> dry =
                prepare(STEPS, "--dry-run", "--out", out, "--json").succeeds().objectsWith("step");
        assertThat(out).doesNotExist();
        List<Map<String, Object>> wet =
                prepare(STEPS, "--out", out, "--json").succeeds().objectsWith("step");

        dry.forEach(step -> step.remove("seconds"));
        wet.forEach(step -> step.remove("seconds"));
        assertThat(dry).isEqualTo(wet);
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

    private static Dataset read(Path file) throws IOException {
        return DatasetReader.of(DataFormat.CSV).read(file).dataset();
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

    private static final String LOG = """
            user,item,time,request,type,watch_seconds,duration_seconds
            u,a,100,1,impression,,60
            u,b,100,1,impression,,60
            u,a,110,1,click,,
            u,a,150,1,watch,45,
            v,a,200,2,impression,,60
            v,a,210,2,click,,
            v,a,215,2,watch,15,
            u,a,900,1,purchase,,
            v,b,950,3,impression,,60
            v,b,960,3,click,,
            v,a,1001,2,purchase,,
            """;

    private Invocation prepareLog(String steps, Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "prepare", "--config", file("steps.yaml", steps), "--data", file("log.csv", LOG), "--format", "csv"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void exposuresAreLabelledByWhatCameOfThemInTime() throws IOException {
        Path out = scratch.resolve("out.csv");
        String steps = """
                as-of: 1970-01-01T00:16:40Z   # second 1000
                steps:
                  - exposures: {window: 10m}
                  - label: {name: completion75}
                """;

        Invocation told = prepareLog(steps, "--out", out, "--json").succeeds();

        List<Map<String, Object>> reports = told.objectsWith("step");
        assertThat(reports.get(0).get("left_out"))
                .isEqualTo(Map.of(
                        "later than 1970-01-01T00:16:40Z", 1,
                        "joined: click", 2,
                        "joined: watch", 2,
                        "after the window: purchase", 1,
                        "window not over: impression", 1,
                        "window not over: click", 1));
        assertThat(reports.get(1).get("description")).isEqualTo("LabelledBy[label=Completion[share=0.75]]");
        assertThat(reports.get(1).get("left_out")).isEqualTo(Map.of("without the label", 1));
        Interactions labelled = read(out).interactions();
        assertThat(List.of(labelled.value(0), labelled.value(1))).containsExactly(1f, 0f);
        assertThat(prepareLog(steps, "--dry-run").succeeds().out())
                .contains("1 exposures: Exposures[window=Optional[PT10M], horizon=Optional[1970-01-01T00:16:40Z],"
                        + " unfinished=LEAVE_OUT]")
                .contains("1 events left out: later than 1970-01-01T00:16:40Z")
                .contains("1 events left out: window not over: impression")
                .contains("1 events left out: without the label");
    }

    @Test
    void everyLabelThatThereIsCanBeNamed() throws IOException {
        Map<String, Integer> events = Map.of(
                "name: click", 4,
                "name: purchase", 4,
                "name: return", 2,
                "name: completion75", 2,
                "name: quantile75", 2,
                "name: d2q", 2,
                "name: wtg", 2,
                "name: dwell, cap: 30s", 2,
                "name: skip, before: 20s", 2);
        for (Map.Entry<String, Integer> label : events.entrySet()) {
            assertThat(prepareLog("steps: [exposures, label: {" + label.getKey() + "}]", "--dry-run", "--json")
                            .succeeds()
                            .only("left_events"))
                    .as(label.getKey())
                    .containsEntry("left_events", label.getValue());
        }
        Path out = scratch.resolve("dwell.csv");
        prepareLog("steps: [exposures, label: {name: dwell, cap: 30s}]", "--out", out)
                .succeeds();
        assertThat(List.of(
                        read(out).interactions().value(0),
                        read(out).interactions().value(1)))
                .containsExactly(30f, 15f);
    }

    @Test
    void whatIsUnfinishedIsKeptOnRequest() throws IOException {
        String steps = "as-of: 1970-01-01T00:16:40Z\nsteps: [exposures: {window: 10m, unfinished: keep}]";

        assertThat(prepareLog(steps, "--dry-run", "--json").succeeds().only("step"))
                .containsEntry("events", 4)
                .extracting("notes")
                .isEqualTo(Map.of("exposures whose window is not over", 1));
    }

    @Test
    void aLabelThatLacksItsColumnNamesTheColumnAndTheStep() throws IOException {
        prepare("steps: [label: {name: d2q}]", "--dry-run")
                .failsSaying("step 1, label: label d2q needs the column duration_seconds, there are"
                        + " [type, position, watch_seconds, propensity, source, request]");
        prepare("steps: [duplicate-events, label: {name: click}]", "--dry-run")
                .failsSaying("step 2, label: label click needs the column clicked, there are"
                        + " [type, position, watch_seconds, propensity, source, request]");
        Path bare = file("bare.tsv", SMALL);
        Invocation.of(
                        "prepare",
                        "--config",
                        file("steps.yaml", "steps: [exposures]"),
                        "--data",
                        bare,
                        "--format",
                        "tsv",
                        "--dry-run")
                .failsSaying("step 1, exposures: there is no column type, there are []");
    }

    /** What was merely shown would be what users are judged by, and what they have seen. */
    @Test
    void exposuresAreNotMadeWhereDataAreSplit() throws IOException {
        Path steps = file("labels.yaml", "steps:\n  - exposures: {window: 2d}\n  - label: {name: click}\n");
        Path label = file("label.yaml", "steps: [positives: {at-least: 1}, label: {name: click}]");
        for (String command : List.of("run", "learning-curve")) {
            Object[] rest = {
                command, "--data", file("e.csv", "user,item\nu,a\n"), "--format", "csv", "--out", scratch.resolve("o")
            };
            Object[] exposures = Stream.concat(Stream.of(rest), Stream.of("--prepare", steps))
                    .toArray();
            Object[] labels = Stream.concat(Stream.of(rest), Stream.of("--prepare", label))
                    .toArray();
            Invocation.of(exposures)
                    .failsSaying("labels.yaml:2: exposures is not for data that are split here, since users would be"
                            + " judged by what they were merely shown: use train --label on the earlier events and"
                            + " evaluate --exposures on the later ones");
            assertThat(Invocation.of(labels).err()).contains("label.yaml:1: label is not for data that are split here");
        }
    }

    /** What came after the training part of the same impressions is other in the second log, all else is the same. */
    @Test
    void nothingThatCameLaterLabelsWhatIsTrainedOn() throws IOException {
        Path world = scratch.resolve("world");
        Invocation.of("generate", "--users", 60, "--items", 40, "--impressions", "--out", world)
                .succeeds();
        Path log = world.resolve("events.csv");
        List<String> lines = Files.readAllLines(log);
        long[] times = lines.stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",")[3]))
                .sorted()
                .toArray();
        long cut = times[times.length - times.length / 5 - 1];
        // In the middle of a visit: some impressions before the cut have their feedback after it.
        Path other = file("other.csv", changed(lines, cut));
        Path early = file("early.csv", changed(lines, cut - 7 * 86_400));

        List<Map<String, Object>> told = labelled(log, cut, "one");
        assertThat(labelled(other, cut, "two")).isEqualTo(told);
        assertThat(labelled(early, cut, "three"))
                .as("a change before the cut is seen")
                .isNotEqualTo(told);
        assertThat(scratch.resolve("two.run")).hasSameBinaryContentAs(scratch.resolve("one.run"));
    }

    /** The events after a moment with all feedback turned round. */
    private static String changed(List<String> lines, long after) {
        return lines.stream()
                .map(line -> line.startsWith("user,") || Long.parseLong(line.split(",")[3]) <= after
                        ? line
                        : line.replace(",click,", ",purchase,").replace(",watch,", ",return,"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<Map<String, Object>> labelled(Path log, long asOf, String out) throws IOException {
        Path steps =
                file("labels.yaml", "as-of: " + Instant.ofEpochSecond(asOf) + "\nsteps: [exposures: {window: 2d}]");
        Path models = scratch.resolve(out);
        Invocation training = Invocation.of(
                "train",
                "--model",
                "als",
                "--data",
                log,
                "--format",
                "csv",
                "--prepare",
                steps,
                "--label",
                "click",
                "--dim",
                8,
                "--epochs",
                2,
                "--out",
                models,
                "--json");
        List<Map<String, Object>> reports = training.succeeds().objectsWith("step");
        Invocation.of("recommend", "--repo", models, "--all", "--run", scratch.resolve(out + ".run"))
                .succeeds();
        reports.forEach(report -> report.remove("seconds"));
        return reports;
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

        Invocation.of(
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
                        out)
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
