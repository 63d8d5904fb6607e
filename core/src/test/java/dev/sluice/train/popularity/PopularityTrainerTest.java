package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.Published;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopularityTrainerTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Instant NOW = Instant.ofEpochMilli(14 * DAY);

    private static final Interactions EVENTS = new Interactions.Builder()
            .add(1, 1, 14 * DAY, 1)
            .add(1, 1, 0, 5)
            .add(1, 1, 7 * DAY, 1)
            .add(2, 1, 0, 1)
            .add(2, 2, 7 * DAY, 1)
            .build(3, 4);

    @TempDir
    Path directory;

    @Test
    void countsUsersOnce() throws IOException {
        PopularityModel model = train(PopularitySettings.defaults());

        Published.read(
                directory,
                model,
                2,
                3,
                snapshot -> assertThat(Published.rows(snapshot.embeddings("popularity.items")))
                        .isDeepEqualTo(new float[][] {{0}, {2}, {1}, {0}}));
    }

    @Test
    void oneVersionHoldsSeveralUnderTheirNames() throws IOException {
        PopularityModel all = train(PopularitySettings.defaults());
        PopularityModel trending = train(PopularitySettings.defaults().withRecency(Duration.ofDays(7), NOW))
                .named("trending");
        TrainedModel both = new TrainedModel() {
            @Override
            public String name() {
                return "both";
            }

            @Override
            public void write(SnapshotWriter writer) throws IOException {
                all.write(writer);
                trending.write(writer);
            }
        };

        assertThat(trending.name()).isEqualTo("trending");
        assertThat(trending.count(1)).isCloseTo(1.25, within(1e-12));
        Published.read(directory, both, 2, 3, snapshot -> {
            assertThat(Published.rows(snapshot.embeddings("popularity.items")))
                    .isDeepEqualTo(new float[][] {{0}, {2}, {1}, {0}});
            assertThat(Published.rows(snapshot.embeddings("trending.items")))
                    .isDeepEqualTo(new float[][] {{0}, {1.25f}, {0.5f}, {0}});
            assertThat(snapshot.provenance())
                    .containsEntry("popularity.counted", "USERS")
                    .containsEntry("trending.half-life", "PT168H")
                    .doesNotContainKey("popularity.half-life");
        });
    }

    @Test
    void countsEventsEachTime() {
        PopularityModel model = train(PopularitySettings.defaults().withCounted(Counted.EVENTS));

        assertThat(new double[] {model.count(1), model.count(2), model.count(3)})
                .containsExactly(4, 1, 0);
    }

    @Test
    void aHalfLifeHalves() {
        PopularitySettings fading = PopularitySettings.defaults().withRecency(Duration.ofDays(7), NOW);

        // A user counts as of their latest event: 1 + 1/4, and 1/2.
        assertThat(train(fading).count(1)).isCloseTo(1.25, within(1e-12));
        assertThat(train(fading).count(2)).isCloseTo(0.5, within(1e-12));
        assertThat(train(fading.withCounted(Counted.EVENTS)).count(1)).isCloseTo(2.0, within(1e-12));
    }

    @Test
    void aWindowCountsWhatIsInIt() throws IOException {
        PopularitySettings lastWeek = PopularitySettings.defaults().withWindow(Duration.ofDays(7), NOW);

        // An event of exactly a week ago is out, one of now is in.
        assertThat(counts(train(lastWeek))).containsExactly(1, 0, 0);
        assertThat(counts(train(lastWeek.withCounted(Counted.EVENTS).withWindow(Duration.ofDays(8), NOW))))
                .containsExactly(2, 1, 0);
        assertThat(train(lastWeek).events()).isEqualTo(1);
        Published.read(
                directory,
                train(lastWeek),
                2,
                3,
                snapshot -> assertThat(snapshot.provenance())
                        .containsEntry("popularity.from", "1970-01-08T00:00:00Z")
                        .containsEntry("popularity.to", "1970-01-15T00:00:00Z")
                        .containsEntry("popularity.events", "1"));
    }

    @Test
    void laterEventsAreOutsideTheWindowAndDoNotFade() {
        Instant aWeekAgo = NOW.minus(Duration.ofDays(7));
        PopularitySettings then = PopularitySettings.defaults()
                .withWindow(Duration.ofDays(8), aWeekAgo)
                .withRecency(Duration.ofDays(7), aWeekAgo);

        assertThat(counts(train(then))).containsExactly(1.5, 1, 0);
    }

    @Test
    void anEmptyWindowSaysWhenEventsWere() {
        assertThatThrownBy(() -> train(
                        PopularitySettings.defaults().withWindow(Duration.ofDays(1), NOW.plus(Duration.ofDays(2)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event must be after 1970-01-16T00:00:00Z and not after 1970-01-17T00:00:00Z:"
                        + " they are from 1970-01-01T00:00:00Z to 1970-01-15T00:00:00Z");
    }

    @Test
    void anEventOfTheFutureIsAnError() {
        PopularitySettings early = PopularitySettings.defaults().withRecency(Duration.ofDays(7), NOW.minusMillis(1));

        assertThatThrownBy(() -> train(early))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970-01-15T00:00:00Z");
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> new PopularityTrainer(PopularitySettings.defaults())
                        .train(new Interactions.Builder().build(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of interactions must be at least 1: 0");
        assertThatThrownBy(() -> PopularitySettings.defaults().withRecency(Duration.ZERO, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half-life must be at least a millisecond: PT0S");
        assertThatThrownBy(() -> PopularitySettings.defaults().withWindow(Duration.ZERO, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be at least a millisecond: PT0S");
        assertThatThrownBy(() -> PopularitySettings.defaults().withRecency(Duration.ofNanos(999_999), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PopularityModel train(PopularitySettings settings) {
        return new PopularityTrainer(settings).train(EVENTS);
    }

    private static double[] counts(PopularityModel model) {
        return new double[] {model.count(1), model.count(2), model.count(3)};
    }
}
