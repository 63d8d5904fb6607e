package dev.sluice.ranking.feature;

import static dev.sluice.ranking.feature.FeatureWorld.DAY;
import static dev.sluice.ranking.feature.FeatureWorld.NOW;
import static dev.sluice.ranking.feature.FeatureWorld.candidates;
import static dev.sluice.ranking.feature.FeatureWorld.fill;
import static dev.sluice.ranking.feature.FeatureWorld.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.data.Interactions;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.SparseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody did of late, as of a moment. */
class TrendFeaturesTest {
    private static final List<Duration> SPANS = List.of(Duration.ofDays(1), Duration.ofDays(7));
    private static final int[] ITEMS = {1, 2, 3, 4, 5};

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

    private float[][] at(Interactions log, long moment) {
        TrendFeatures source = TrendFeatures.of(model.snapshot(), log, SPANS);
        return fill(source, FeatureWorld.query(model, 1).moment(moment).build(), candidates(ITEMS));
    }

    private static Interactions log(long... hoursOfItemOne) {
        Interactions.Builder log = new Interactions.Builder();
        for (long hours : hoursOfItemOne) {
            log.add(1, 1, NOW - hours * DAY / 24, 1);
        }
        log.add(2, 2, NOW + 100 * DAY, 1);
        return log.build(3, 6);
    }

    @Test
    void countsAreThoseOfTheSpanAndTrendsComparedWithTheWholeLife() {
        TrendFeatures source = TrendFeatures.of(model.snapshot(), log(), SPANS);
        assertThat(source.provides().keys())
                .extracting(FeatureKey::name)
                .containsExactly("item.events.1d", "item.trend.1d", "item.events.7d", "item.trend.7d");

        // Four events in ten days, three of them on the last.
        float[][] columns = at(log(240, 20, 2, 1), NOW);
        assertThat(columns[0][0]).isCloseTo((float) Math.log(4), within(1e-6f));
        assertThat(columns[1][0]).isCloseTo((float) Math.log(4 / 1.4), within(1e-6f));
        assertThat(columns[2][0]).isCloseTo((float) Math.log(4), within(1e-6f));
        assertThat(columns[3][0]).isCloseTo((float) Math.log(4 / 3.8), within(1e-6f));
        // An item of which nothing happened yet, whatever is to come.
        assertThat(columns[0][1]).isZero();
        assertThat(columns[1][1]).isNaN();
    }

    @Test
    void anItemYoungerThanTheSpanHasNoTrend() {
        assertThat(at(log(2, 1), NOW)[3][0]).isZero();
    }

    @Test
    void neitherTheMomentNorWhatComesLaterCounts() {
        Interactions before = log(30, 5);
        Interactions.Builder more = new Interactions.Builder();
        for (int event = 0; event < before.size(); event++) {
            more.add(before.user(event), before.item(event), before.time(event), 1);
        }
        for (int item : ITEMS) {
            more.add(1, item, NOW, 1).add(2, item, NOW + 1, 1);
        }

        assertThat(lists(at(more.build(3, 6), NOW))).isEqualTo(lists(at(before, NOW)));
        assertThat(lists(at(more.build(3, 6), NOW + 1))).isNotEqualTo(lists(at(before, NOW + 1)));
    }

    @Test
    void behindTheLogItStaysAsItWas() {
        Interactions.Builder log = new Interactions.Builder();
        log.add(1, 1, NOW - DAY / 2, 1).add(1, 1, NOW, 1);
        Interactions ends = log.build(3, 6);

        float[][] columns = at(ends, NOW + 3 * DAY);

        assertThat(columns[0][0]).isEqualTo((float) Math.log(3));
        assertThat(lists(columns)).isEqualTo(lists(at(ends, NOW + 300 * DAY)));
    }

    @Test
    void countsAreThoseOfARecountInAnyOrder() {
        Random random = new Random(5);
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < 400; event++) {
            builder.add(1, 1 + random.nextInt(5), NOW + random.nextInt(20) * DAY / 2, 1);
        }
        Interactions log = builder.build(3, 6);
        int[] backwards = IntStream.range(0, 400).map(event -> 399 - event).toArray();
        for (int half = 0; half < 20; half++) {
            long moment = NOW + half * DAY / 2;
            float[][] columns = at(log, moment);
            assertThat(lists(columns)).isEqualTo(lists(at(log.select(backwards), moment)));
            for (int i = 0; i < ITEMS.length; i++) {
                for (int span = 0; span < 2; span++) {
                    assertThat(columns[2 * span][i]).isEqualTo((float) StrictMath.log1p(
                            recount(log, ITEMS[i], moment - SPANS.get(span).toMillis(), moment)));
                }
            }
        }
    }

    private static long recount(Interactions log, int item, long from, long to) {
        return IntStream.range(0, log.size())
                .filter(event -> log.item(event) == item && log.time(event) >= from && log.time(event) < to)
                .count();
    }

    @Test
    void historiesAreALog() throws IOException {
        model.republish(writer -> {
            writer.catalogue(PublishedModel.catalogue(5, 2));
            try (SparseWriter histories = writer.sparse("history")) {
                histories.append(new int[0], new float[0], new long[0]);
                histories.append(new int[] {1, 2}, new float[] {1, 1}, new long[] {NOW - 9 * DAY, NOW - 2});
                histories.append(new int[] {1}, new float[] {3}, new long[] {NOW - 1});
            }
        });
        Interactions.Builder log = new Interactions.Builder();
        log.add(1, 1, NOW - 9 * DAY, 1).add(1, 2, NOW - 2, 1).add(2, 1, NOW - 1, 1);
        Query query = FeatureWorld.query(model, 1).build();

        assertThat(lists(fill(TrendFeatures.ofHistories(model.snapshot(), SPANS), query, candidates(ITEMS))))
                .isEqualTo(lists(at(log.build(3, 6), NOW)));
    }

    @Test
    void anEmptyLogKnowsNothing() {
        Interactions none = new Interactions.Builder().build(3, 6);

        assertThat(at(none, NOW)[0]).containsOnly(0);
        assertThat(at(none, NOW)[1]).containsOnly(Float.NaN);
    }

    @Test
    void aLogOfOtherRowsIsRefused() {
        Interactions other = new Interactions.Builder().build(3, 7);

        assertThatThrownBy(() -> TrendFeatures.of(model.snapshot(), other, SPANS))
                .hasMessage("the log must have the version's rows of items, 6: 7");
        assertThatThrownBy(() -> TrendFeatures.ofHistories(model.snapshot(), SPANS))
                .hasMessageContaining("has no sparse table history");
    }
}
