package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.train.Events;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
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

    @Property(tries = 50)
    void whatIsRisingIsWhatTwoNaiveCountsSay(
            @ForAll Counted counted,
            @ForAll @IntRange(min = 100, max = 500) int recent,
            @ForAll @IntRange(min = 1, max = 800) int earlier,
            @ForAll long seed) {
        Interactions events = Events.random(20, 10, 200, seed);
        TrendingSettings settings = TrendingSettings.of(Duration.ofMillis(recent), END)
                .withEarlier(Duration.ofMillis(earlier))
                .withCounted(counted);

        TrendingModel model = new TrendingTrainer(settings).train(events);

        PopularitySettings naive = PopularitySettings.defaults().withCounted(counted);
        int begin = 999 - recent;
        double[] late = NaiveCounts.of(events, naive, event -> events.time(event) > begin);
        double[] early = NaiveCounts.of(
                events, naive, event -> events.time(event) <= begin && events.time(event) > begin - earlier);
        double share = (double) recent / (recent + earlier);
        for (int item = 0; item < late.length; item++) {
            double count = late[item] + early[item];
            double expected = (late[item] - count * share) / Math.sqrt((count + 10) * share * (1 - share));
            assertThat(model.score(item)).as("item %d", item).isCloseTo(expected, within(1e-9));
        }
    }

    @Property(tries = 50)
    void anItemIsNewerThanThoseThatCameBefore(@ForAll long seed) {
        Interactions events = Events.random(20, 10, 100, seed);
        Catalogue catalogue = Catalogue.of(ids(events.itemRows()), ids(events.userRows()));

        RecentModel model = new RecentTrainer(RecentSettings.defaults()).train(new Dataset(events, catalogue));

        long[] first = new long[events.itemRows()];
        Arrays.fill(first, -1);
        for (int event = events.size() - 1; event >= 0; event--) {
            int item = events.item(event);
            first[item] = first[item] < 0 ? events.time(event) : Math.min(first[item], events.time(event));
        }
        for (int item = 1; item < first.length; item++) {
            assertThat(model.place(item) == 0).isEqualTo(first[item] < 0);
            for (int other = 1; other < first.length; other++) {
                assertThat(Integer.compare(model.place(item), model.place(other)))
                        .isEqualTo(Long.compare(first[item], first[other]));
            }
        }
    }

    private static IdIndex ids(int rows) {
        return IdIndex.of(IntStream.range(1, rows).mapToObj(Integer::toString).toList());
    }
}
