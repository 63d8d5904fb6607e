package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import dev.sluice.train.Published;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recent are the milliseconds 101 to 200, earlier are 1 to 100. */
class TrendingTrainerTest {
    private static final Instant NOW = Instant.ofEpochMilli(200);
    private static final TrendingSettings SETTINGS = TrendingSettings.of(Duration.ofMillis(100), NOW);

    @TempDir
    Path directory;

    private final Interactions.Builder events = new Interactions.Builder();
    private int users = 1;

    /** So many users meet an item at a moment. */
    private void meet(int item, int howMany, long time) {
        for (int i = 0; i < howMany; i++) {
            events.add(users++, item, time, 1);
        }
    }

    private TrendingModel train(TrendingSettings settings) {
        return new TrendingTrainer(settings).train(events.build(users, 6));
    }

    @Test
    void manyMoreAfterManyAreRisingFasterThanTwoAfterOne() {
        meet(1, 1, 50);
        meet(1, 2, 150);
        meet(2, 400, 50);
        meet(2, 500, 150);
        meet(3, 30, 50);
        meet(4, 5, 150);

        TrendingModel model = train(SETTINGS);

        // (2 - 1.5) / sqrt(13 / 4), (500 - 450) / sqrt(910 / 4), (0 - 15) / sqrt(40 / 4), (5 - 2.5) / sqrt(15 / 4)
        assertThat(model.score(1)).isCloseTo(0.2773500981126146, within(1e-12));
        assertThat(model.score(2)).isCloseTo(3.3149677206589796, within(1e-12));
        assertThat(model.score(3)).isCloseTo(-4.743416490252569, within(1e-12));
        assertThat(model.score(4)).isCloseTo(1.2909944487358056, within(1e-12));
        assertThat(model.score(5)).isZero();
        assertThat(model.recent(2)).isEqualTo(500);
        assertThat(model.earlier(2)).isEqualTo(400);
    }

    @Test
    void withoutAPriorItIsTheTestOfTwoRates() {
        meet(1, 1, 50);
        meet(1, 2, 150);
        meet(2, 1, 150);

        TrendingModel model = train(SETTINGS.withPrior(0));

        // (2 - 1.5) / sqrt(3 / 4), (1 - 0.5) / sqrt(1 / 4)
        assertThat(model.score(1)).isCloseTo(0.5773502691896258, within(1e-12));
        assertThat(model.score(2)).isCloseTo(1, within(1e-12));
        assertThat(model.score(3)).isZero();
    }

    @Test
    void ratesAreThoseOfSpansOfTheirOwnLength() {
        meet(1, 30, 50);
        meet(1, 10, 150);

        // Thrice as long a span with thrice as many: nothing changed. Events of the moment 50 are in it either way.
        assertThat(train(SETTINGS.withEarlier(Duration.ofMillis(300))).score(1)).isZero();
        assertThat(train(SETTINGS).score(1)).isNegative();
    }

    @Test
    void spansEndWhereTheNextBegins() {
        meet(1, 1, 0);
        meet(2, 1, 100);
        meet(3, 1, 101);
        meet(4, 1, 200);
        meet(5, 1, 201);

        TrendingModel model = train(SETTINGS);

        assertThat(new double[] {model.recent(1), model.earlier(1)}).containsExactly(0, 0);
        assertThat(new double[] {model.recent(2), model.earlier(2)}).containsExactly(0, 1);
        assertThat(new double[] {model.recent(3), model.earlier(3)}).containsExactly(1, 0);
        assertThat(new double[] {model.recent(4), model.earlier(4)}).containsExactly(1, 0);
        assertThat(new double[] {model.recent(5), model.earlier(5)}).containsExactly(0, 0);
    }

    @Test
    void aUserCountsOnceInEachSpanUnlessEventsAreCounted() {
        events.add(1, 1, 50, 1)
                .add(1, 1, 60, 1)
                .add(1, 1, 150, 1)
                .add(1, 1, 160, 1)
                .add(1, 1, 170, 1);
        users = 2;

        assertThat(train(SETTINGS).recent(1)).isEqualTo(1);
        assertThat(train(SETTINGS).earlier(1)).isEqualTo(1);
        assertThat(train(SETTINGS.withCounted(Counted.EVENTS)).recent(1)).isEqualTo(3);
        assertThat(train(SETTINGS.withCounted(Counted.EVENTS)).earlier(1)).isEqualTo(2);
    }

    @Test
    void saysWhereItCameFrom() throws IOException {
        meet(1, 1, 50);
        meet(1, 2, 150);

        Published.read(directory, train(SETTINGS).named("rising"), 3, 5, snapshot -> {
            assertThat(Published.rows(snapshot.embeddings("rising.items"))[1][0])
                    .isEqualTo(0.2773501f);
            assertThat(snapshot.provenance())
                    .containsEntry("rising.counted", "USERS")
                    .containsEntry("rising.recent", "PT0.1S")
                    .containsEntry("rising.earlier", "PT0.1S")
                    .containsEntry("rising.as-of", "1970-01-01T00:00:00.200Z")
                    .containsEntry("rising.prior", "10.0")
                    .containsEntry("rising.recent-events", "2")
                    .containsEntry("rising.earlier-events", "1");
        });
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> train(SETTINGS)).hasMessage("number of interactions must be at least 1: 0");
        meet(1, 1, 50);
        assertThatThrownBy(() -> train(SETTINGS))
                .hasMessage("an event must be after 1970-01-01T00:00:00.100Z and not after 1970-01-01T00:00:00.200Z:"
                        + " they are from 1970-01-01T00:00:00.050Z to 1970-01-01T00:00:00.050Z");
        assertThatThrownBy(() -> SETTINGS.withPrior(Double.NaN))
                .hasMessage("prior must be finite and not negative: NaN");
        assertThatThrownBy(() -> SETTINGS.withPrior(-1)).hasMessage("prior must be finite and not negative: -1.0");
        assertThatThrownBy(() -> SETTINGS.withEarlier(Duration.ZERO))
                .hasMessage("length must be at least a millisecond: PT0S");
        assertThatThrownBy(() -> TrendingSettings.of(Duration.ofMillis(-1), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
