package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Interactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Labels that a preparation gives: of what came of an exposure, and of nothing that came later. */
class PreparedLabelsTest extends CommandLineFixture {
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
            Object[] exposures = with(rest, "--prepare", steps);
            Object[] labels = with(rest, "--prepare", label);
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
}
