package dev.sluice.ranking.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a user tower sees of a history, against counting one event after the other. */
class PastProperties {
    private static final long HOUR = 3_600_000;
    private static final List<Duration> SPANS = List.of(Duration.ofHours(1), Duration.ofHours(10));

    /** Keeps what was told. */
    private static final class Told implements Past.Sink {
        final Map<Integer, Float> facts = new TreeMap<>();
        final List<Integer> items = new ArrayList<>();
        final List<Float> weights = new ArrayList<>();

        @Override
        public void fact(int fact, float weight) {
            facts.put(fact, weight);
        }

        @Override
        public void item(int item, float weight) {
            items.add(item);
            weights.add(weight);
        }
    }

    private static Past past(int latest, Duration halfLife) {
        return new Past(TowerInputs.defaults()
                .withHistory(latest)
                .withHalfLife(halfLife)
                .withSpans(SPANS));
    }

    private static History history(long... times) {
        int[] items = new int[times.length];
        Arrays.setAll(items, event -> event + 1);
        return History.of(items, times, new float[times.length]);
    }

    @Example
    void anEventThatIsAHalfLifeOlderCountsHalf() {
        Told told = new Told();

        past(2, Duration.ofHours(3)).tell(history(0, HOUR, 4 * HOUR, 99 * HOUR), 3, 4 * HOUR, told);

        assertThat(told.items).containsExactly(2, 3);
        assertThat(told.weights).containsExactly(1 / 3f, 2 / 3f);
        assertThat(told.facts).containsOnlyKeys(0, 1, 2).containsEntry(0, 1f);
        assertThat(told.facts.get(1)).isCloseTo((float) Math.log(2), within(1e-6f));
        assertThat(told.facts.get(2)).isCloseTo((float) Math.log(4), within(1e-6f));
    }

    @Example
    void anAgeOfManyHalfLivesIsNoDivisionByZero() {
        Told told = new Told();

        past(9, Duration.ofMillis(1)).tell(history(-Long.MAX_VALUE / 4, 0), 2, Long.MAX_VALUE / 4, told);

        assertThat(told.weights).containsExactly(0f, 1f);
        assertThat(told.facts).containsOnlyKeys(0);
    }

    @Example
    void withoutEventsThereIsTheConstantAlone() {
        Told told = new Told();

        past(9, Duration.ofHours(1)).tell(History.EMPTY, 0, HOUR, told);

        assertThat(told.items).isEmpty();
        assertThat(told.facts).isEqualTo(Map.of(0, 1f));
    }

    @Property(tries = 200)
    void countsAndWeightsAreThoseOfANaiveRecount(
            @ForAll @IntRange(max = 40) int size, @ForAll @IntRange(max = 12) int latest, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times =
                random.longs(size, 0, 20).map(hour -> hour * HOUR / 2).sorted().toArray();
        int events = random.nextInt(size + 1);
        long moment = events == 0 ? 0 : times[events - 1] + random.nextInt(5) * HOUR / 2;
        Told told = new Told();

        past(latest, Duration.ofHours(2)).tell(history(times), events, moment, told);

        for (int span = 0; span < SPANS.size(); span++) {
            long after = moment - SPANS.get(span).toMillis();
            long count =
                    Arrays.stream(times, 0, events).filter(time -> time > after).count();
            assertThat(told.facts.getOrDefault(1 + span, 0f)).isCloseTo((float) Math.log1p(count), within(1e-6f));
        }
        assertThat(told.items).hasSize(Math.min(latest, events));
        double sum = 0;
        for (int i = 0; i < told.items.size(); i++) {
            int event = events - told.items.size() + i;
            assertThat(told.items.get(i)).isEqualTo(event + 1);
            double older = times[events - 1] - times[event];
            double ratio = told.weights.get(i) / told.weights.get(told.weights.size() - 1);
            assertThat(ratio).isCloseTo(Math.pow(2, -older / (2 * HOUR)), within(1e-5));
            sum += told.weights.get(i);
        }
        assertThat(sum).isCloseTo(told.items.isEmpty() ? 0 : 1, within(1e-5));
    }
}
