package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import dev.sluice.train.Events;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of counting. Events happen from 0 to 999 ms. */
class PopularityProperties {
    private static final Instant END = Instant.ofEpochMilli(999);

    @Property(tries = 100)
    void countsAreThoseOfANaiveRecount(
            @ForAll Counted counted,
            @ForAll @IntRange(min = 100, max = 2000) int window,
            @ForAll @IntRange(min = 1, max = 1000) int halfLife,
            @ForAll long seed) {
        Interactions events = Events.random(20, 10, 200, seed);
        PopularitySettings settings = PopularitySettings.defaults()
                .withCounted(counted)
                .withWindow(Duration.ofMillis(window), END)
                .withRecency(Duration.ofMillis(halfLife), END);

        PopularityModel model = new PopularityTrainer(settings).train(events);

        double[] expected = NaiveCounts.of(events, settings, event -> true);
        for (int item = 0; item < expected.length; item++) {
            assertThat(model.count(item)).as("item %d", item).isCloseTo(expected[item], within(1e-9));
        }
    }

    @Property(tries = 50)
    void whatIsLaterThanTheWindowChangesNothing(@ForAll @IntRange(min = 200, max = 998) int end, @ForAll long seed) {
        Interactions events = Events.random(20, 10, 200, seed);
        PopularityTrainer trainer = new PopularityTrainer(PopularitySettings.defaults()
                .withWindow(Duration.ofMillis(end + 1), Instant.ofEpochMilli(end))
                .withRecency(Duration.ofMillis(50), Instant.ofEpochMilli(end)));

        PopularityModel all = trainer.train(events);
        PopularityModel without = trainer.train(events.filter(event -> events.time(event) <= end));

        for (int item = 0; item < events.itemRows(); item++) {
            assertThat(all.count(item)).isEqualTo(without.count(item));
        }
    }
}
