package dev.sluice.ranking.feature;

import static dev.sluice.ranking.feature.FeatureWorld.DAY;
import static dev.sluice.ranking.feature.FeatureWorld.NOW;
import static dev.sluice.ranking.feature.FeatureWorld.candidates;
import static dev.sluice.ranking.feature.FeatureWorld.fill;
import static dev.sluice.ranking.feature.FeatureWorld.history;
import static dev.sluice.ranking.feature.FeatureWorld.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.History;
import dev.sluice.Query;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that compare a candidate with what the user did. */
class HistoryFeaturesTest {
    private static final float NONE = Float.NaN;
    private static final Offset<Float> NEAR = within(1e-6f);
    private static final List<Duration> DAY_AND_WEEK = List.of(Duration.ofDays(1), Duration.ofDays(7));

    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = FeatureWorld.publish(directory);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private float[][] columns(FeatureSource source, History history, int... items) {
        Query query =
                FeatureWorld.query(model, Query.UNKNOWN_USER).history(history).build();
        return fill(source, query, candidates(items));
    }

    private static float log(double count) {
        return (float) Math.log1p(count);
    }

    @Test
    void activityIsCountedWithinSpans() {
        RecentActivityFeatures source =
                RecentActivityFeatures.over(List.of(Duration.ofHours(36), Duration.ofMinutes(1), Duration.ofDays(2)));

        assertThat(source.provides().keys())
                .extracting(FeatureKey::name)
                .containsExactly("user.since", "user.events.36h", "user.events.1min", "user.events.2d");
        // An event now, one a day ago and one of two days ago, which is as old as a span.
        float[][] columns = columns(source, history(1, 1, 2), 4, 5);
        assertThat(columns[0]).containsExactly(0, 0);
        assertThat(columns[1]).containsExactly(log(2), log(2));
        assertThat(columns[2]).containsExactly(log(1), log(1));
        assertThat(columns[3]).containsExactly(log(2), log(2));
    }

    @Test
    void withoutEventsThereIsNoLatest() {
        float[][] columns = columns(RecentActivityFeatures.over(DAY_AND_WEEK), History.EMPTY, 4);

        assertThat(columns[0]).containsExactly(NONE);
        assertThat(columns[1]).containsExactly(0);
    }

    @Test
    void encountersAreOfTheItemsValue() {
        EncounterFeatures source = EncounterFeatures.of(model.snapshot(), "category", DAY_AND_WEEK);

        assertThat(source.provides().keys())
                .containsExactly(
                        new FeatureKey("category.met", FeatureType.FLAG),
                        FeatureKey.number("category.since"),
                        FeatureKey.number("category.events.1d"),
                        FeatureKey.number("category.events.7d"));
        // News 3 and 2 days ago, an item without a category now.
        float[][] columns = columns(source, history(1, 2, 1, 5), 2, 3, 5);
        assertThat(columns[0]).containsExactly(1, 0, NONE);
        assertThat(columns[1]).containsExactly(log(1), NONE, NONE);
        assertThat(columns[2]).containsExactly(0, 0, NONE);
        assertThat(columns[3]).containsExactly(log(3), 0, NONE);
    }

    @Test
    void ofSeveralTagsTheLatestAndTheMostCount() {
        EncounterFeatures source = EncounterFeatures.of(model.snapshot(), "genres", List.of(Duration.ofDays(7)));

        // Item 1 has x and y: x was met 2 days ago, y then and a day ago.
        float[][] columns = columns(source, history(1, 2, 3), 1, 2, 3);
        assertThat(columns[0]).containsExactly(1, 1, 1);
        assertThat(columns[1]).containsExactly(log(1), log(1), 0);
        assertThat(columns[2]).containsExactly(log(2), log(2), log(1));
    }

    @Test
    void differencesAreFromTheMeanOfTheHistory() {
        HistoryMeanFeatures source = HistoryMeanFeatures.of(model.snapshot(), "price");

        assertThat(source.provides().keys())
                .containsExactly(FeatureKey.number("price.difference"), FeatureKey.number("price.distance"));
        // Prices of 10, 20, none and 20: a mean of 50 / 3.
        float[][] columns = columns(source, history(1, 2, 5, 2), 1, 2, 5);
        assertThat(columns[0][0]).isCloseTo((float) (10 - 50 / 3.0), NEAR);
        assertThat(columns[0][1]).isCloseTo((float) (20 - 50 / 3.0), NEAR);
        assertThat(columns[0][2]).isNaN();
        assertThat(columns[1][0]).isCloseTo((float) (50 / 3.0 - 10), NEAR);
        assertThat(columns[1][2]).isNaN();
    }

    @Test
    void differencesOfLogarithmsAreOfTimesAsMuch() {
        HistoryMeanFeatures source =
                HistoryMeanFeatures.of(model.snapshot(), "price").withLogarithm();

        assertThat(source.provides().keys())
                .containsExactly(FeatureKey.number("price.log.difference"), FeatureKey.number("price.log.distance"));
        float[][] columns = columns(source, history(1), 2, 1);
        assertThat(columns[0]).containsExactly((float) (log(20) - (double) log(10)), 0);
        assertThat(columns(source, history(2), 1)[1][0]).isCloseTo(log(20) - log(10), NEAR);
    }

    @Test
    void withoutNumbersThereIsNoMean() {
        HistoryMeanFeatures source = HistoryMeanFeatures.of(model.snapshot(), "price");

        assertThat(columns(source, History.EMPTY, 1)[0]).containsExactly(NONE);
        assertThat(columns(source, history(5), 1)[1]).containsExactly(NONE);
        assertThat(columns(source, history(3), 4)[0]).containsExactly(Float.MAX_VALUE);
    }

    /** Vectors (5, 1), (4, 2), (3, 3), (2, 4), (1, 5). */
    private static double cosine(int one, int other) {
        double product = (6 - one) * (6 - other) + one * other;
        return product / Math.hypot(6 - one, one) / Math.hypot(6 - other, other);
    }

    @Test
    void similarityIsTheGreatestAndTheMeanCosine() {
        HistorySimilarityFeatures source = HistorySimilarityFeatures.of(model.snapshot(), "als", 2);

        assertThat(source.provides().keys())
                .containsExactly(FeatureKey.number("als.history-max"), FeatureKey.number("als.history-mean"));
        // The latest distinct two are 1 and 4.
        float[][] columns = columns(source, history(5, 4, 1, 1), 2, 4);
        assertThat(columns[0][0]).isCloseTo((float) cosine(2, 1), NEAR);
        assertThat(columns[0][1]).isCloseTo(1, NEAR);
        assertThat(columns[1][0]).isCloseTo((float) ((cosine(2, 1) + cosine(2, 4)) / 2), NEAR);
        assertThat(columns[1][1]).isCloseTo((float) ((1 + cosine(4, 1)) / 2), NEAR);
    }

    @Test
    void whatHasNoVectorHasNoSimilarity() throws IOException {
        model.republish(writer -> {
            writer.catalogue(PublishedModel.catalogue(3, 0));
            PublishedModel.embeddings(writer, "als.items", new float[] {1, 0}, new float[] {0, 0}, new float[] {-1, 0});
        });
        HistorySimilarityFeatures source = HistorySimilarityFeatures.of(model.snapshot(), "als", 5);

        assertThat(lists(columns(source, history(1, 2), 1, 2, 3))).isEqualTo(lists(new float[][] {
            {1, NONE, -1}, {1, NONE, -1}
        }));
        assertThat(columns(source, history(2), 1)[0]).containsExactly(NONE);
        assertThat(lists(columns(source, History.EMPTY, 1))).isEqualTo(lists(new float[][] {{NONE}, {NONE}}));
    }

    /** Its length is no 0, and one by it no float. */
    @Test
    void whatIsTooShortForADirectionHasNoVector() throws IOException {
        model.republish(writer -> {
            writer.catalogue(PublishedModel.catalogue(2, 0));
            PublishedModel.embeddings(writer, "als.items", new float[] {1, 0}, new float[] {Float.MIN_VALUE, 0});
        });
        HistorySimilarityFeatures source = HistorySimilarityFeatures.of(model.snapshot(), "als", 5);

        assertThat(lists(columns(source, history(1, 2), 1, 2))).isEqualTo(lists(new float[][] {{1, NONE}, {1, NONE}}));
    }

    /** Terms 1 and 2, each in an item alone and both in a third; the fourth has none. */
    private void publishContent() throws IOException {
        float half = (float) Math.sqrt(0.5);
        model.republish(writer -> {
            writer.catalogue(PublishedModel.catalogue(4, 0));
            try (SparseWriter items = writer.sparse("content.items")) {
                items.append(new int[0], new float[0], new long[0]);
                items.append(new int[] {1}, new float[] {1}, new long[0]);
                items.append(new int[] {2}, new float[] {1}, new long[0]);
                items.append(new int[] {1, 2}, new float[] {half, half}, new long[0]);
                items.append(new int[0], new float[0], new long[0]);
            }
        });
    }

    @Test
    void contentIsComparedByItsTerms() throws IOException {
        publishContent();
        ContentSimilarityFeature source = ContentSimilarityFeature.of(model.snapshot(), "content", 2);

        assertThat(source.provides().keys()).containsExactly(FeatureKey.number("content.similarity"));
        float[] column = columns(source, history(2, 1, 4, 1), 1, 2, 3, 4)[0];
        assertThat(column[0]).isCloseTo(1, NEAR);
        assertThat(column[1]).isZero();
        assertThat(column[2]).isCloseTo((float) Math.sqrt(0.5), NEAR);
        assertThat(column[3]).isNaN();
        assertThat(columns(source, history(1, 2), 3)[0][0]).isCloseTo(1, NEAR);
        assertThat(columns(source, history(4), 1)[0]).containsExactly(NONE);
        assertThat(columns(source, History.EMPTY, 1)[0]).containsExactly(NONE);
    }

    @Test
    void aLaterEventChangesNothing() throws IOException {
        ModelSnapshot snapshot = model.snapshot();
        History past = history(1, 3, 2);
        History more = History.of(
                new int[] {1, 3, 2, 4, 2},
                new long[] {NOW - 2 * DAY, NOW - DAY, NOW, NOW + 1, NOW + DAY},
                new float[] {1, 1, 1, 1, 1});
        for (FeatureSource source : List.of(
                new ActivityFeature(),
                AffinityFeature.of(snapshot, "category"),
                AffinityFeature.of(snapshot, "category").withHalfLife(Duration.ofDays(1)),
                RecentActivityFeatures.over(DAY_AND_WEEK),
                EncounterFeatures.of(snapshot, "category", DAY_AND_WEEK),
                HistoryMeanFeatures.of(snapshot, "price"),
                HistorySimilarityFeatures.of(snapshot, "als", 2))) {
            assertThat(lists(columns(source, more, 1, 2, 3, 4, 5)))
                    .as("%s", source.provides())
                    .isEqualTo(lists(columns(source, past, 1, 2, 3, 4, 5)));
        }
        publishContent();
        ContentSimilarityFeature content = ContentSimilarityFeature.of(model.snapshot(), "content", 2);
        assertThat(lists(columns(content, more, 1, 2, 3, 4))).isEqualTo(lists(columns(content, past, 1, 2, 3, 4)));
    }

    @Test
    void settingsThatAreNoneAreRefused() {
        ModelSnapshot snapshot = model.snapshot();
        assertThatThrownBy(() -> HistorySimilarityFeatures.of(snapshot, "als", 0))
                .hasMessage("latest must be at least 1: 0");
        assertThatThrownBy(() -> ContentSimilarityFeature.of(snapshot, "content", 0))
                .hasMessage("latest must be at least 1: 0");
        for (Duration span : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofNanos(1_500_000))) {
            assertThatThrownBy(() -> RecentActivityFeatures.over(List.of(span)))
                    .hasMessage("a span must be whole milliseconds and at least 1: " + span);
        }
        assertThatThrownBy(() ->
                        EncounterFeatures.of(snapshot, "category", List.of(Duration.ofDays(1), Duration.ofHours(24))))
                .hasMessage("a schema names each feature once: category.events.1d");
    }

    @Test
    void spansAreNamedByTheirGreatestUnit() {
        assertThat(Spans.of(List.of(
                                Duration.ofDays(30),
                                Duration.ofHours(25),
                                Duration.ofMinutes(90),
                                Duration.ofSeconds(61),
                                Duration.ofMillis(1500)))
                        .names())
                .containsExactly("30d", "25h", "90min", "61s", "1500ms");
    }
}
