package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.prepare.Account;
import dev.sluice.eval.simulation.EventLog;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.simulation.WorldSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What labels have to do with durations and with the truth, in files and in the made-up world. */
class ObjectivesTest extends CommandLineFixture {
    private static final String EVENTS = """
            user,item,time,duration_seconds,watch_seconds,clicked
            a,clip,1,20,15,1
            a,film,2,3600,1800,1
            b,clip,3,20,5,1
            b,film,4,3600,2700,1
            c,clip,5,20,,0
            """;
    private static final String TRUTH = """
            user,item,interest
            a,clip,0.3
            a,film,0.8
            b,clip,0.1
            b,film,0.9
            z,film,0.5
            """;

    @Test
    void theNumbersAreThoseWorkedOutByHand() throws IOException {
        Invocation run = objectives(EVENTS, TRUTH).succeeds();

        assertThat(run.objects()).allSatisfy(line -> assertThat(line).containsKey("label"));
        Map<String, Map<String, Object>> lines = byLabel(run);
        assertThat(lines.keySet()).containsExactlyInAnyOrder("click", "completion75", "quantile75", "d2q", "wtg");
        // Labels 1, 0, 0, 1 with durations short, long, short, long; with interests of ranks 2, 3, 1, 4.
        assertThat(number(lines, "completion75", "correlation_with_duration")).isCloseTo(0, within(1e-9));
        assertThat(number(lines, "completion75", "rank_correlation_with_interest"))
                .isCloseTo(1 / Math.sqrt(5), within(1e-9));
        // All four in one bucket: ranks of the seconds 2, 3, 1, 4.
        assertThat(number(lines, "d2q", "rank_correlation_with_interest")).isCloseTo(1, within(1e-9));
        assertThat(number(lines, "d2q", "correlation_with_duration")).isCloseTo(0.4 * Math.sqrt(5), within(1e-9));
        // Clicked: 1, 1, 1, 1, 0; of the pair that was not clicked no interest is known, so clicks do not vary there.
        assertThat(number(lines, "click", "correlation_with_duration")).isCloseTo(Math.sqrt(1 / 6.0), within(1e-9));
        assertThat(lines.get("click")).doesNotContainKey("rank_correlation_with_interest");
        assertThat(lines.get("click")).containsEntry("events", 5);
    }

    @Test
    void withoutClicksThereIsNoLabelOfClicks() throws IOException {
        String unclicked = EVENTS.replaceAll("(?m),[^,\n]*$", "");

        assertThat(byLabel(objectives(unclicked, TRUTH).succeeds()).keySet())
                .containsExactlyInAnyOrder("completion75", "quantile75", "d2q", "wtg");
        assertThat(byLabel(objectives(EVENTS.replace("clicked", "click"), TRUTH).succeeds()))
                .as("a column click is as good")
                .containsKey("click");
    }

    @Test
    void peopleReadATable() throws IOException {
        assertThat(Invocation.of("objectives", "--data", file("e.csv", EVENTS), "--truth", file("t.csv", TRUTH))
                        .succeeds()
                        .out())
                .contains("5 exposures: 4 watched, 5 with a duration, 4 with a known interest")
                .contains("undefined");
    }

    @Test
    void badFilesAreOneLineErrors() throws IOException {
        objectives(EVENTS.replace("watch_seconds", "watched"), TRUTH)
                .failsSaying("events.csv: there is no column watch_seconds, there are user, item and"
                        + " [duration_seconds, watched, clicked]");
        objectives(EVENTS.replace("2700", "long"), TRUTH)
                .failsSaying("events.csv: column watch_seconds must hold numbers");
        objectives(EVENTS.replace("2700", "-1"), TRUTH)
                .failsSaying("watch_seconds must be finite and not negative: -1.0 of event 3");
        objectives(EVENTS.replace("15,1", "15,2"), TRUTH).failsSaying("clicked must be 0 or 1: 2.0 of event 0");
        objectives(EVENTS.replaceAll(",(\\d+),(\\d+),([01])\n", ",$1,,$3\n"), TRUTH)
                .failsSaying("none of 5 exposures has watch_seconds and duration_seconds");
        objectives(EVENTS, TRUTH.replace("interest", "liking"))
                .failsSaying("truth.csv: there is no column interest, there are user, item and [liking]");
        objectives(EVENTS, TRUTH + "z,film,0.25\n")
                .failsSaying("truth.csv: the pair of user z and item film has two interests: 0.5 and 0.25");
        assertThat(objectives(EVENTS, TRUTH + "z,film,0.5\n").succeeds().out())
                .isEqualTo(objectives(EVENTS, TRUTH).succeeds().out());
        objectives(EVENTS, TRUTH + "z,clip,\n")
                .failsSaying("truth.csv: the pair of user z and item clip has no interest");
        objectives(EVENTS, "user,item,interest\nx,y,0.5\n")
                .failsSaying("truth.csv: none of its 1 pairs is in events.csv");
        objectives(EVENTS, "").failsSaying("truth.csv: no events");
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() throws IOException {
        Path events = file("events.csv", EVENTS);
        Path truth = file("truth.csv", TRUTH);

        Invocation.of("objectives", "--data", events).isRefusedSaying("--data and --truth come together");
        Invocation.of("objectives", "--truth", truth).isRefusedSaying("--data and --truth come together");
        Invocation.of("objectives", "--data", events, "--truth", truth, "--train")
                .isRefusedSaying("--train needs the made-up world");
        Invocation.of("objectives", "--data", events, "--truth", truth, "--rankers")
                .isRefusedSaying("--rankers needs the made-up world");
        Invocation.of("objectives", "--users", 0).isRefusedSaying("users must be at least 1: 0");
    }

    /** The table of docs/objectives.md, in a world of a fifth of its size. */
    @Test
    void labelsThatCompareItemsOfOneDurationKnowNoDurationAndTeachMore() {
        Invocation run = Invocation.of("objectives", "--users", 2000, "--items", 1000, "--train", "--json")
                .succeeds();

        Map<String, Map<String, Object>> lines = byLabel(run);
        assertThat(number(lines, "completion75", "correlation_with_duration")).isLessThan(-0.25);
        for (String label : List.of("quantile75", "d2q")) {
            assertThat(number(lines, label, "correlation_with_duration"))
                    .as(label)
                    .isBetween(-0.05, 0.05);
        }
        assertThat(run.objectsWith("trained_on")).hasSize(4 * 2 * 4);
        assertThat(low(run, "als", "d2q", "click")).isPositive();
        assertThat(low(run, "als", "d2q", "completion75")).isPositive();
        assertThat(low(run, "als-even", "quantile75", "click")).isPositive();
        assertThat(low(run, "als-even", "quantile75", "completion75")).isPositive();
        for (String label : List.of("quantile75", "d2q")) {
            for (String model : List.of("two-part", "means")) {
                assertThat(low(run, model, label, "click"))
                        .as("%s, %s", model, label)
                        .isPositive();
                assertThat(low(run, model, label, "completion75"))
                        .as("%s, %s", model, label)
                        .isPositive();
            }
        }
        assertThat(agreement(run, "two-part", "click"))
                .as("what was opened was clicked, so there is no second part")
                .isEqualTo(agreement(run, "als", "click"));
    }

    /**
     * In a small world whose difference is clear; in sparser ones the heads may learn too little (docs/objectives.md).
     */
    @Test
    void usersAreMoreSatisfiedWithABlendThanWithClicks() {
        Invocation run = Invocation.of(
                        "objectives", "--users", 2000, "--items", 1000, "--world-seed", 5, "--rankers", "--json")
                .succeeds();

        Map<String, Map<String, Object>> lines = run.objectsWith("metric").stream()
                .collect(Collectors.toMap(line -> (String) line.get("metric"), line -> line));
        assertThat(lines).containsOnlyKeys("satisfaction@10", "clicks@10");
        assertThat(lines.values()).allSatisfy(line -> {
            assertThat(line).containsEntry("better", "blend").containsEntry("than", "click");
            assertThat((Double) line.get("difference"))
                    .isBetween((Double) line.get("low"), (Double) line.get("high"))
                    .isCloseTo((Double) line.get("blend") - (Double) line.get("click"), within(1e-9));
        });
        assertThat(number(lines, "satisfaction@10", "low")).isPositive();
    }

    /** At the end of the training the last click is still to come, what it belongs to was shown already. */
    @Test
    void trainingKnowsNothingThatCameAfterItsEnd() {
        World world = World.of(WorldSettings.defaults().withUsers(50).withItems(30));
        Dataset log = EventLog.of(world);
        Interactions events = log.interactions();
        Instant end = Instant.ofEpochMilli(momentWithinAVisit(events));

        Interactions known = ObjectiveTraining.knownAt(end, log).interactions();

        Dataset until = log.with(events.filter(event -> events.time(event) <= end.toEpochMilli()));
        Interactions naive = new Exposures().apply(until, new Account()).interactions();
        assertThat(known.columns()).isEqualTo(naive.columns());
        Interactions later = KnownInterest.of(world, log).exposures();
        Interactions sameExposures = later.filter(row -> later.time(row) <= end.toEpochMilli());
        assertThat(sameExposures.size()).isEqualTo(known.size());
        assertThat(sameExposures.columns().get(Exposures.CLICKED))
                .as("labels that look at the whole log know more")
                .isNotEqualTo(known.columns().get(Exposures.CLICKED));
    }

    /** The moment before the last click. */
    private static long momentWithinAVisit(Interactions events) {
        TextColumn types = (TextColumn) events.column("type").orElseThrow();
        return IntStream.range(0, events.size())
                        .filter(event -> types.text(event).equals("click"))
                        .mapToLong(events::time)
                        .max()
                        .orElseThrow()
                - 1;
    }

    private Invocation objectives(String events, String truth) throws IOException {
        return Invocation.of(
                "objectives", "--data", file("events.csv", events), "--truth", file("truth.csv", truth), "--json");
    }

    private static Map<String, Map<String, Object>> byLabel(Invocation run) {
        return run.objectsWith("label").stream()
                .collect(Collectors.toMap(line -> (String) line.get("label"), line -> line));
    }

    private static double number(Map<String, Map<String, Object>> lines, String label, String key) {
        return (Double) lines.get(label).get(key);
    }

    private static double agreement(Invocation run, String model, String label) {
        return run.objectsWith("trained_on").stream()
                .filter(line -> line.get("model").equals(model)
                        && line.get("trained_on").equals(label)
                        && line.get("items").equals("published"))
                .mapToDouble(line -> (Double) line.get("rank_correlation_with_interest"))
                .findFirst()
                .orElseThrow();
    }

    /** The lower end of a difference, over all that is published. */
    private static double low(Invocation run, String model, String better, String than) {
        return run.objectsWith("better").stream()
                .filter(line -> line.get("model").equals(model)
                        && line.get("better").equals(better)
                        && line.get("than").equals(than)
                        && line.get("items").equals("published"))
                .mapToDouble(line -> (Double) line.get("low"))
                .findFirst()
                .orElseThrow();
    }
}
