package dev.sluice.ranking.feature;

import static dev.sluice.ranking.feature.FeatureWorld.NOW;
import static dev.sluice.ranking.feature.FeatureWorld.candidates;
import static dev.sluice.ranking.feature.FeatureWorld.fill;
import static dev.sluice.ranking.feature.FeatureWorld.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each source says, and what it says where it knows nothing. */
class FeatureSourcesTest {
    private static final float NONE = Float.NaN;
    private static final Interactions NO_EVENTS = new Interactions.Builder().build(3, 6);

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

    private Query.Builder query(int user) {
        return FeatureWorld.query(model, user);
    }

    private float[] column(FeatureSource source, Query query, int... items) {
        return fill(source, query, candidates(items))[0];
    }

    private static FeatureSchema numbers(String... names) {
        return new FeatureSchema(List.of(names).stream().map(FeatureKey::number).toList());
    }

    @Test
    void everySourceThatReadsRowsRefusesQueriesOfAnotherVersion() {
        ModelSnapshot snapshot = model.snapshot();
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(6)).build();
        for (FeatureSource source : List.of(
                EmbeddingFeature.of(snapshot, "als"),
                PopularityFeature.of(snapshot, "popularity"),
                AgeFeature.of(snapshot, "published"),
                AgeFeature.ofUsers(snapshot, "joined"),
                NumberFeature.ofItems(snapshot, "price"),
                NumberFeature.ofUsers(snapshot, "joined"),
                CategoryFeature.ofItems(snapshot, "category"),
                CategoryFeature.ofUsers(snapshot, "country"),
                TagFeatures.hashed(snapshot, "genres", 4),
                EncounterFeatures.of(snapshot, "genres", List.of()),
                HistoryMeanFeatures.of(snapshot, "price"),
                HistorySimilarityFeatures.of(snapshot, "als", 3),
                TrendFeatures.of(snapshot, NO_EVENTS, List.of(Duration.ofDays(1))),
                AffinityFeature.of(snapshot, "category"))) {
            assertThatThrownBy(() -> column(source, other, 1))
                    .as("%s", source.provides())
                    .isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void everySourceFillsNoCandidates() {
        ModelSnapshot snapshot = model.snapshot();
        for (FeatureSource source : List.of(
                EmbeddingFeature.of(snapshot, "als"),
                SourceFeatures.of("als"),
                PopularityFeature.of(snapshot, "popularity"),
                AgeFeature.of(snapshot, "published"),
                AffinityFeature.of(snapshot, "category"),
                AgeFeature.ofUsers(snapshot, "joined"),
                NumberFeature.ofItems(snapshot, "price"),
                CategoryFeature.ofItems(snapshot, "category"),
                TagFeatures.hashed(snapshot, "genres", 4),
                ContextFeature.number("basket"),
                TimeFeatures.in(ZoneOffset.UTC),
                CrossFeatures.of(ContextFeature.category("a"), ContextFeature.category("b")),
                EncounterFeatures.of(snapshot, "genres", List.of()),
                HistoryMeanFeatures.of(snapshot, "price"),
                HistorySimilarityFeatures.of(snapshot, "als", 3),
                TrendFeatures.of(snapshot, NO_EVENTS, List.of(Duration.ofDays(1))),
                RecentActivityFeatures.over(List.of()),
                ProposalFeatures.of("als"),
                PositionFeature.first(),
                new ActivityFeature())) {
            assertThat(fill(source, query(1).build(), Candidates.NONE)[0]).isEmpty();
        }
    }

    @Test
    void productIsOfTheUsersVectorAndEveryCandidates() {
        EmbeddingFeature source = EmbeddingFeature.of(model.snapshot(), "als");

        assertThat(source.provides()).isEqualTo(numbers("als.product"));
        // The products are 3 and 5: a mean of 4 and a deviation of 1.
        assertThat(column(source, query(1).build(), 3, 1)).containsExactly(-1, 1);
        assertThat(column(source, query(1).build(), 3)).containsExactly(0);
    }

    @Test
    void productIsMissingForUsersOfWhomNothingIsKnown() {
        EmbeddingFeature source = EmbeddingFeature.of(model.snapshot(), "als");

        assertThat(column(source, query(Query.UNKNOWN_USER).build(), 3, 1)).containsExactly(NONE, NONE);
        assertThat(column(source, query(2).build(), 3)).containsExactly(NONE);
    }

    @Test
    void productFollowsAFoldedInHistory() {
        EmbeddingFeature source = EmbeddingFeature.of(model.snapshot(), "als").withFoldIn((history, vector) -> {
            vector[0] = 0;
            vector[1] = 1;
            return true;
        });

        assertThat(source.provides()).isEqualTo(numbers("als.product"));
        assertThat(column(source, query(2).history(history(1)).build(), 3, 1)).containsExactly(1, -1);
    }

    @Test
    void sourcesSayTheirScoreAndTheReciprocalOfItsRank() {
        SourceFeatures source = SourceFeatures.of("als", "knn");
        Candidates candidates = candidates(1, 2, 3, 4, 5)
                .withSource("als", new float[] {1, NONE, 3, 1, -1})
                .withSource("knn", new float[] {NONE, Float.NEGATIVE_INFINITY, -0f, 0f, NONE});

        float[][] columns = fill(source, query(1).build(), candidates);

        assertThat(source.provides()).isEqualTo(numbers("als.score", "als.rank", "knn.score", "knn.rank"));
        // A mean of 1 and a deviation of the square root of 2.
        float root = (float) Math.sqrt(2);
        assertThat(columns[0]).containsExactly(0, NONE, root, 0, -root);
        assertThat(columns[1]).containsExactly(1 / 62f, NONE, 1 / 61f, 1 / 62f, 1 / 64f);
        assertThat(columns[2]).containsExactly(NONE, NONE, 0, 0, NONE);
        assertThat(columns[3]).containsExactly(NONE, 1 / 63f, 1 / 61f, 1 / 61f, NONE);
    }

    @Test
    void aSourceThatProposedNothingIsMissing() {
        float[][] columns = fill(
                SourceFeatures.of("als", "knn"),
                query(1).build(),
                candidates(1, 2).withSource("knn", new float[] {2, 1}));

        assertThat(columns[0]).containsExactly(NONE, NONE);
        assertThat(columns[1]).containsExactly(NONE, NONE);
        assertThat(columns[3]).containsExactly(1 / 61f, 1 / 62f);
    }

    @Test
    void aSourceIsNamedOnce() {
        assertThatThrownBy(() -> SourceFeatures.of("als", "als")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shareIsTheLogarithmOfASmoothedShareOfAllCounts() {
        PopularityFeature source = PopularityFeature.of(model.snapshot(), "popularity");
        float[] shares = column(source, query(1).build(), 3, 1, 2, 4, 5);

        // Counts of 16 in all, over 6 rows: each row counts one more.
        assertThat(shares[0]).isCloseTo((float) Math.log(1 / 22.0), within(1e-6f));
        assertThat(shares[1]).isCloseTo((float) Math.log(10 / 22.0), within(1e-6f));
        double sum = 1 / 22.0;
        for (float share : shares) {
            sum += Math.exp(share);
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    @Test
    void shareIsOfAnyModelThatCounts() {
        PopularityFeature source = PopularityFeature.of(model.snapshot(), "trending");

        assertThat(source.provides()).isEqualTo(numbers("trending.share"));
        assertThat(column(source, query(1).build(), 2)[0]).isCloseTo((float) Math.log(1.5 / 6.75), within(1e-6f));
    }

    @Test
    void aTableThatCountsNothingIsAnError() throws IOException {
        model.republish(writer -> {
            writer.catalogue(PublishedModel.catalogue(2, 0));
            PublishedModel.column(writer, "popularity.items", 1, -2);
            PublishedModel.embeddings(writer, "als.items", new float[] {1, 2}, new float[] {1, 2});
        });

        assertThatThrownBy(() -> PopularityFeature.of(model.snapshot(), "popularity"))
                .hasMessage("count of item 2 in popularity.items must not be negative: -2.0");
        assertThatThrownBy(() -> PopularityFeature.of(model.snapshot(), "als"))
                .hasMessage("table als.items must have 1 dimension: 2");
        assertThatThrownBy(() -> PopularityFeature.of(model.snapshot(), "trending"))
                .hasMessageContaining("no embedding table trending.items, it has [als.items, popularity.items]");
    }

    @Test
    void ageIsTheLogarithmOfDaysSincePublication() {
        AgeFeature source = AgeFeature.of(model.snapshot(), "published");
        float[] ages = column(source, query(1).build(), 1, 2, 3, 4, 5);

        assertThat(source.provides()).isEqualTo(numbers("item.age"));
        assertThat(ages[0]).isCloseTo((float) Math.log(11), within(1e-6f));
        assertThat(ages[1]).isCloseTo((float) Math.log(2), within(1e-6f));
        assertThat(ages).endsWith(0, 0, NONE);
    }

    @Test
    void ageIsThatAtTheMomentOfTheQuery() {
        Query later = query(1).moment(NOW + 89 * FeatureWorld.DAY).build();

        assertThat(column(AgeFeature.of(model.snapshot(), "published"), later, 1)[0])
                .isCloseTo((float) Math.log(100), within(1e-6f));
    }

    @Test
    void anAgeIsFiniteHoweverLongAgo() throws IOException {
        publishOneItemOf(-Double.MAX_VALUE);

        float age = column(AgeFeature.of(model.snapshot(), "published"), query(1).build(), 1)[0];
        assertThat(age).isPositive().isFinite();
    }

    @Test
    void ageNeedsAColumnOfFiniteNumbers() throws IOException {
        assertThatThrownBy(() -> AgeFeature.of(model.snapshot(), "year"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no column year, there are [")
                .hasMessageContaining("published");
        assertThatThrownBy(() -> AgeFeature.of(model.snapshot(), "category"))
                .hasMessage("column category must hold numbers: it holds texts or tags");
        publishOneItemOf(Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> AgeFeature.of(model.snapshot(), "published"))
                .hasMessage("published of item 1 must be finite: Infinity");
    }

    private void publishOneItemOf(double moment) throws IOException {
        NumberColumn published = new NumberColumn(new double[] {Double.NaN, moment});
        Entities items = new Entities(IdIndex.of(List.of("a")), Map.of("published", published));
        model.republish(writer -> writer.catalogue(new Catalogue(items, Entities.of(IdIndex.of(List.of())))));
    }

    @Test
    void activityIsTheLogarithmOfTheLengthOfTheHistory() {
        ActivityFeature source = new ActivityFeature();

        assertThat(column(source, query(1).history(history(1, 1, 2)).build(), 4, 5))
                .containsExactly((float) Math.log(4), (float) Math.log(4));
        assertThat(column(source, query(1).build(), 4)).containsExactly(0);
    }
}
