package dev.sluice.ranking.feature;

import static dev.sluice.ranking.feature.FeatureWorld.candidates;
import static dev.sluice.ranking.feature.FeatureWorld.fill;
import static dev.sluice.ranking.feature.FeatureWorld.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.History;
import dev.sluice.Query;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The counts, each raised by one, are 10, 5, 1, 3 and 2: of the items with a category 15 in 19 are of news, 4 of sport;
 * of those with a genre 10 in 16 have x, 15 y and 1 z.
 */
class AffinityFeatureTest {
    private static final double NEWS = 15 / 19.0;
    private static final double SPORT = 4 / 19.0;

    @TempDir
    private Path directory;

    private PublishedModel model;
    private AffinityFeature categories;

    @BeforeEach
    void publish() throws IOException {
        model = FeatureWorld.publish(directory);
        categories = AffinityFeature.of(model.snapshot(), "category");
    }

    @AfterEach
    void close() {
        model.close();
    }

    private float[] affinities(AffinityFeature source, History history, int... items) {
        Query query =
                FeatureWorld.query(model, Query.UNKNOWN_USER).history(history).build();
        return fill(source, query, candidates(items))[0];
    }

    private static double lift(double count, double all, double share) {
        return Math.log((count + 10 * share) / (all + 10) / share);
    }

    @Test
    void isTheSmoothedLogLift() {
        // Item 5 has no category and so does not count.
        float[] found = affinities(categories, history(3, 1, 4, 5), 1, 2, 3, 4);

        assertThat(categories.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("category.affinity")));
        assertThat((double) found[0]).isCloseTo(lift(1, 3, NEWS), within(1e-6)).isNegative();
        assertThat(found[1]).isEqualTo(found[0]);
        assertThat((double) found[2]).isCloseTo(lift(2, 3, SPORT), within(1e-6)).isPositive();
        assertThat(found[3]).isEqualTo(found[2]);
    }

    @Test
    void whatTheUserNeverMetIsBelowEverythingElse() {
        float[] found = affinities(categories, history(1, 2), 1, 3);

        assertThat((double) found[1]).isCloseTo(lift(0, 2, SPORT), within(1e-6)).isNegative();
        assertThat(found[0]).isPositive();
    }

    @Test
    void anEmptyHistorySaysNothingOfAnyItem() {
        assertThat(affinities(categories, History.EMPTY, 1, 3)).containsExactly(0, 0);
        assertThat(affinities(categories, history(5, 5), 1, 3)).containsExactly(0, 0);
    }

    @Test
    void anItemWithoutAValueHasNone() {
        assertThat(affinities(categories, history(1), 5)).containsExactly(Float.NaN);
    }

    @Test
    void ofTagsItIsTheMean() {
        float[] found = affinities(AffinityFeature.of(model.snapshot(), "genres"), history(2, 3), 1, 3, 4);

        double x = lift(0, 2, 10 / 16.0);
        double y = lift(1, 2, 15 / 16.0);
        assertThat((double) found[0]).isCloseTo((x + y) / 2, within(1e-6));
        assertThat((double) found[1]).isCloseTo(lift(1, 2, 1 / 16.0), within(1e-6));
        assertThat(found[2]).isNaN();
    }

    @Test
    void withAHalfLifeOlderEventsFade() {
        AffinityFeature recent = categories.withHalfLife(Duration.ofDays(1));
        float[] found = affinities(recent, history(3, 1, 1), 1, 3);

        // The events are 2, 1 and 0 days old.
        assertThat(recent.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("category.recent-affinity")));
        assertThat((double) found[0]).isCloseTo(lift(1.5, 1.75, NEWS), within(1e-6));
        assertThat((double) found[1]).isCloseTo(lift(0.25, 1.75, SPORT), within(1e-6));
    }

    @Test
    void badColumnsAndHalfLivesNameThemselves() {
        assertThatThrownBy(() -> AffinityFeature.of(model.snapshot(), "producer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no column producer, there are [");
        assertThatThrownBy(() -> AffinityFeature.of(model.snapshot(), "published"))
                .hasMessage("column published must hold texts or tags: it holds numbers");
        assertThatThrownBy(() -> categories.withHalfLife(Duration.ZERO))
                .hasMessage("half-life must be at least a millisecond: PT0S");
    }
}
