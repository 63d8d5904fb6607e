package dev.sluice.ranking.example;

import static dev.sluice.ranking.example.PastWorld.BEGIN;
import static dev.sluice.ranking.example.PastWorld.DAY;
import static dev.sluice.ranking.example.PastWorld.ITEMS;
import static dev.sluice.ranking.example.PastWorld.USERS;
import static dev.sluice.ranking.example.PastWorld.features;
import static dev.sluice.ranking.example.PastWorld.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.InversePropensity;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.feature.ActivityFeature;
import dev.sluice.ranking.feature.ContextFeature;
import dev.sluice.ranking.feature.PositionFeature;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples of what was shown. */
class ImpressionExamplesTest {
    private static final Interactions NOTHING = new Interactions.Builder().build(USERS + 1, ITEMS + 1);
    private static final List<Head> CLICK = List.of(new Head("click", Happened.CLICK));

    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = PastWorld.publish(directory);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private PastFeatures past(Interactions history, FeatureSource... sources) {
        return PastFeatures.of(model.snapshot(), history, List.of(sources));
    }

    private PastFeatures everything(Interactions history) {
        return PastFeatures.of(
                model.snapshot(),
                history,
                PastWorld.sources(model.snapshot(), history).values());
    }

    /** Thirty requests of three items each; of a request, items are shown within some seconds. */
    private static Interactions exposures() {
        Random random = new Random(9);
        Interactions.Builder shown = new Interactions.Builder();
        List<String> requests = new ArrayList<>();
        double[] clicked = new double[90];
        double[] positions = new double[90];
        for (int request = 0; request < 30; request++) {
            long moment = BEGIN + (5 + random.nextInt(20)) * DAY;
            int user = 1 + random.nextInt(USERS);
            int first = 1 + random.nextInt(ITEMS - 2);
            for (int place = 0; place < 3; place++) {
                clicked[requests.size()] = random.nextInt(2);
                positions[requests.size()] = 3 - place;
                shown.add(user, first + place, moment + place * 1000, 1);
                requests.add("r" + request);
            }
        }
        return shown.build(USERS + 1, ITEMS + 1)
                .with("request", TextColumn.of(requests))
                .with("position", new NumberColumn(positions))
                .with(Exposures.CLICKED, new NumberColumn(clicked));
    }

    @Test
    void aRowIsAnExposureWithWhatCameOfIt() {
        Interactions shown = new Interactions.Builder()
                .add(2, 9, BEGIN + DAY, 1)
                .add(1, 5, BEGIN + 3, 1)
                .add(1, 4, BEGIN + 7, 1)
                .build(USERS + 1, ITEMS + 1)
                .with("request", new NumberColumn(new double[] {7, 30, 30}))
                .with("position", new NumberColumn(new double[] {1, 2, Double.NaN}))
                .with(Exposures.CLICKED, new NumberColumn(new double[] {0, 1, 0}))
                .with(Exposures.PURCHASED, new NumberColumn(new double[] {Double.NaN, 1, 0}))
                .with(Exposures.PROPENSITY, new NumberColumn(new double[] {0.5, 0.01, 1}));
        Interactions history = new Interactions.Builder()
                .add(1, 1, BEGIN, 1)
                .add(1, 5, BEGIN + 3, 1)
                .add(1, 2, BEGIN + 5, 1)
                .add(2, 2, BEGIN + 5, 1)
                .build(USERS + 1, ITEMS + 1);

        Examples examples = ImpressionExamples.of(
                        past(history, new ActivityFeature(), PositionFeature.first()),
                        List.of(new Head("click", Happened.CLICK), new Head("purchase", Happened.PURCHASE)))
                .withWeight(new InversePropensity(20))
                .examples(shown);

        float one = (float) Math.log(2);
        // The request of user 1 came first, and when it did only their first event had happened.
        assertThat(examples.heads()).containsExactly("click", "purchase");
        assertThat(rows(examples))
                .containsExactly(
                        List.of(one, Float.NaN, 0f, 0f, 1f, 0f),
                        List.of(one, 2f, 1f, 1f, 20f, 0f),
                        List.of(one, 1f, 0f, Float.NaN, 2f, 1f));
    }

    @Test
    void withoutAPositionThereIsTheOneThatIsServed() {
        Interactions shown = new Interactions.Builder()
                .add(1, 4, BEGIN, 1)
                .build(USERS + 1, ITEMS + 1)
                .with("request", TextColumn.of(List.of("r")));

        assertThat(ImpressionExamples.of(past(NOTHING, PositionFeature.at(2)), CLICK)
                        .examples(shown)
                        .feature(0, 0))
                .isEqualTo(2);
    }

    @Test
    void circumstancesAreThoseOfTheLog() {
        Interactions shown = exposures();
        String[] devices = new String[shown.size()];
        Arrays.setAll(devices, exposure -> exposure / 3 % 2 == 0 ? "phone" : "");
        ContextFeature device = ContextFeature.category("device");
        ImpressionExamples untold = ImpressionExamples.of(past(NOTHING, device), CLICK);

        Examples told = untold.withContext("device").examples(shown.with("device", TextColumn.of(List.of(devices))));

        Query query = Query.of(model.version(), ItemSet.all(ITEMS + 1))
                .context(Map.of("device", "phone"))
                .build();
        float[][] phone = new float[1][1];
        device.fill(query, Candidates.of(new int[] {1}, new float[1]), phone);
        long phones = 0;
        for (int row = 0; row < told.size(); row++) {
            phones += told.feature(row, 0) == phone[0][0] ? 1 : 0;
            assertThat(untold.examples(shown).feature(row, 0)).isNaN();
        }
        assertThat(phones).isEqualTo(45);
        assertThatThrownBy(() -> untold.withContext("device").examples(shown))
                .hasMessageStartingWith("there is no column device, there are [");
    }

    /** A source that tells what a leak would be: the latest moment of the history it is given. */
    private static final class LatestEvent implements FeatureSource {
        @Override
        public FeatureSchema provides() {
            return FeatureSchema.of(FeatureKey.number("late"));
        }

        @Override
        public void fill(Query query, Candidates candidates, float[][] columns) {
            int events = query.history().size();
            boolean isLate = events > 0 && query.history().time(events - 1) >= query.moment();
            Arrays.fill(columns[0], isLate ? 1 : 0);
        }
    }

    /** The clicks themselves are in the log of what users did, at the very moments of their exposures and after. */
    @Test
    void noSourceSeesWhatCameOfTheExposure() {
        Interactions shown = exposures();
        Interactions clicks = new Interactions.Builder().build(USERS + 1, ITEMS + 1);
        for (int later : new int[] {0, 1}) {
            Interactions.Builder more = new Interactions.Builder();
            for (int exposure = 0; exposure < shown.size(); exposure++) {
                more.add(shown.user(exposure), shown.item(exposure), shown.time(exposure) + later, 1);
            }
            clicks = PastWorld.and(clicks, more.build(USERS + 1, ITEMS + 1));
        }

        Examples examples =
                ImpressionExamples.of(past(clicks, new LatestEvent()), CLICK).examples(shown);

        for (int row = 0; row < examples.size(); row++) {
            assertThat(examples.feature(row, 0)).isZero();
        }
    }

    /** Of every source there is, for every request: the log as it was, and as it went on at once and ever after. */
    @Test
    void aLaterEventNeverChangesAnEarlierRow() {
        Interactions log = PastWorld.log(1);
        Interactions shown = exposures();
        for (int request = 0; request < 30; request++) {
            int first = 3 * request;
            long moment = shown.time(first);
            Interactions one = shown.select(new int[] {first, first + 1, first + 2});
            Interactions past = log.filter(event -> log.time(event) < moment);
            Interactions other = PastWorld.log(2 + request);
            Interactions future = other.filter(event -> other.time(event) >= moment);
            Interactions.Builder atOnce = new Interactions.Builder();
            for (int item = 1; item <= ITEMS; item++) {
                atOnce.add(shown.user(first), item, moment, 5);
            }
            Interactions later = PastWorld.and(PastWorld.and(past, future), atOnce.build(USERS + 1, ITEMS + 1));

            assertThat(rows(ImpressionExamples.of(everything(later), CLICK).examples(one)))
                    .as("request %s", request)
                    .isEqualTo(rows(ImpressionExamples.of(everything(endingAt(past, moment)), CLICK)
                            .examples(one)));
        }
    }

    /** The log as it was, known to be whole up to the moment: an event of nobody who is asked about, then. */
    private static Interactions endingAt(Interactions past, long moment) {
        Interactions.Builder end = new Interactions.Builder();
        end.add(1, 1, moment, 1);
        return PastWorld.and(past, end.build(USERS + 1, ITEMS + 1));
    }

    @Test
    void theOrderOfTheLogsDoesNotMatter() {
        Interactions log = PastWorld.log(1);
        List<List<Float>> rows =
                rows(ImpressionExamples.of(everything(log), CLICK).examples(exposures()));

        for (int seed = 0; seed < 5; seed++) {
            assertThat(rows(ImpressionExamples.of(everything(PastWorld.shuffled(log, seed)), CLICK)
                            .examples(PastWorld.shuffled(exposures(), seed))))
                    .isEqualTo(rows);
        }
    }

    @Test
    void aStreamHasTheSameExamplesRequestByRequest() {
        ImpressionExamples made = ImpressionExamples.of(everything(PastWorld.log(1)), CLICK);
        Examples whole = made.examples(exposures());

        List<Examples> parts = made.stream(exposures()).toList();

        assertThat(parts).hasSize(30);
        int row = 0;
        for (int request = 0; request < parts.size(); request++) {
            for (int i = 0; i < parts.get(request).size(); i++, row++) {
                assertThat(features(parts.get(request), i)).isEqualTo(features(whole, row));
                assertThat(parts.get(request).label(i)).isEqualTo(whole.label(row));
                assertThat(whole.query(row)).isEqualTo(request);
            }
        }
        assertThat(row).isEqualTo(whole.size()).isEqualTo(90);
    }

    @Test
    void logsThatDoNotFitAreRefused() {
        ImpressionExamples made = ImpressionExamples.of(past(NOTHING, new ActivityFeature()), CLICK);
        Interactions shown = new Interactions.Builder()
                .add(1, 4, BEGIN, 1)
                .add(2, 5, BEGIN, 1)
                .build(USERS + 1, ITEMS + 1);
        Interactions twice = new Interactions.Builder()
                .add(1, 4, BEGIN, 1)
                .add(1, 4, BEGIN + 1, 1)
                .build(USERS + 1, ITEMS + 1);

        assertThatThrownBy(() -> made.examples(shown)).hasMessage("there is no column request, there are []");
        assertThatThrownBy(() -> made.examples(shown.with("request", TextColumn.of(List.of("r", "")))))
                .hasMessage("an exposure must have a request: 1 has none");
        assertThatThrownBy(() -> made.examples(shown.with("request", TextColumn.of(List.of("r", "r")))))
                .hasMessage("a request must be of one user: r is of 1 and 2");
        assertThatThrownBy(() -> made.examples(twice.with("request", new NumberColumn(new double[] {3, 3}))))
                .hasMessage("a request shows an item once: 3 shows item 4 twice");
        assertThatThrownBy(() -> made.examples(new Interactions.Builder().build(USERS, ITEMS + 1)))
                .hasMessage("a log must have the version's rows of users, 7: 6");
        assertThatThrownBy(() -> past(new Interactions.Builder().build(USERS + 1, 3)))
                .hasMessage("a log must have the version's rows of items, 41: 3");
        assertThatThrownBy(() -> made.examples(shown.with("request", TextColumn.of(List.of("r", "s")))
                        .with("position", TextColumn.of(List.of("top", "")))))
                .hasMessage("column position must hold numbers: it holds texts or tags");
        assertThatThrownBy(() -> ImpressionExamples.of(past(NOTHING, new ActivityFeature()), List.of())
                        .examples(exposures()))
                .hasMessage("heads must be distinct and at least one: []");
        assertThatThrownBy(() -> past(NOTHING).among((query, limit) -> Candidates.NONE, -1))
                .hasMessage("limit must be at least 0: -1");
    }

    @Test
    void aLogOfNothingGivesNoExamples() {
        Interactions none = NOTHING.with("request", TextColumn.of(List.of()));

        assertThat(ImpressionExamples.of(everything(NOTHING), CLICK)
                        .examples(none)
                        .size())
                .isZero();
    }
}
