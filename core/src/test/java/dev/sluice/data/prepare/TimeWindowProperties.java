package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static dev.sluice.data.prepare.RandomData.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of windows of time and of weights that fade. */
class TimeWindowProperties {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    @Property
    void keepsWhatIsInsideItsEndAmongIt(
            @ForAll long seed,
            @ForAll @IntRange(min = -1, max = 100) int from,
            @ForAll @IntRange(min = 1, max = 100) int length) {
        Dataset data = RandomData.of(seed);

        Dataset kept = accounted(new TimeWindow(second(from), second(from + length)), data);

        assertThat(events(kept))
                .isEqualTo(events(data).stream()
                        .filter(event -> event.time() > 1000L * from && event.time() <= 1000L * (from + length))
                        .toList());
    }

    @Example
    void theFirstMomentIsOutsideAndTheLastInside() {
        Account account = new Account();
        Dataset data = at(0, 1, 1000, 1001);

        Dataset kept = TimeWindow.last(Duration.ofSeconds(1), Instant.ofEpochMilli(1000))
                .apply(data, account);

        assertThat(times(kept)).containsExactly(1L, 1000L);
        assertThat(account.leftOut())
                .containsEntry("before the window", 1L)
                .containsEntry("later than 1970-01-01T00:00:01Z", 1L);
    }

    @Example
    void aBoundBetweenTwoMillisecondsIsExact() {
        Instant between = Instant.ofEpochMilli(5).plusNanos(1);

        assertThat(times(new TimeWindow(between, Instant.MAX).apply(at(5, 6), new Account())))
                .containsExactly(6L);
        assertThat(times(new TimeWindow(Instant.MIN, between).apply(at(5, 6), new Account())))
                .containsExactly(5L);
    }

    @Example
    void aWindowEndsAfterItBegins() {
        assertThatThrownBy(() -> new TimeWindow(NOW, NOW))
                .hasMessage("a window must end after it begins: 2024-06-01T00:00:00Z, 2024-06-01T00:00:00Z");
    }

    @Example
    void twoHalfLivesWeighAQuarter() {
        long now = NOW.toEpochMilli();
        Dataset data = at(
                now - Duration.ofDays(14).toMillis(),
                now,
                now - Duration.ofDays(7).toMillis());

        Dataset weighed = accounted(DecayWeights.of(Duration.ofDays(7), NOW), data);

        NumberColumn weights = (NumberColumn) weighed.interactions().columns().get("weight");
        assertThat(List.of(weights.number(0), weights.number(1), weights.number(2)))
                .isEqualTo(List.of(0.25, 1.0, 0.5));
    }

    @Property
    void weightsAreThoseOfTheFormulaAndNeverAboveOne(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int halfLifeMillis) {
        Dataset data = RandomData.of(seed);
        Instant asOf = second(RandomData.SECONDS);

        Interactions weighed = accounted(new DecayWeights(Duration.ofMillis(halfLifeMillis), asOf, "freshness"), data)
                .interactions();

        NumberColumn weights = (NumberColumn) weighed.columns().get("freshness");
        for (int event = 0; event < weighed.size(); event++) {
            double halfLives = (100_000.0 - weighed.time(event)) / halfLifeMillis;
            assertThat(weights.number(event))
                    .isEqualTo(Math.exp(-halfLives * Math.log(2)), within(1e-9))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Example
    void anEventAfterTheMomentHasNoWeight() {
        assertThatThrownBy(
                        () -> DecayWeights.of(Duration.ofDays(7), Instant.EPOCH).apply(at(0, 1), new Account()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no event may be later than 1970-01-01T00:00:00Z: 1970-01-01T00:00:00.001Z");
    }

    @Example
    void weightsOverwriteNoColumn() {
        DecayWeights weights = DecayWeights.of(Duration.ofDays(7), NOW);
        Dataset once = weights.apply(at(0), new Account());

        assertThatThrownBy(() -> weights.apply(once, new Account()))
                .hasMessage("the events have a column weight already");
        assertThatThrownBy(() -> new DecayWeights(Duration.ofDays(7), NOW, " "))
                .hasMessage("column must have a name: ' '");
        assertThatThrownBy(() -> DecayWeights.of(Duration.ofNanos(1), NOW))
                .hasMessage("halfLife must be at least a millisecond: PT0.000000001S");
    }

    private static Dataset at(long... times) {
        Interactions.Builder events = new Interactions.Builder();
        for (long time : times) {
            events.add(1, 1, time, 1);
        }
        return new Dataset(events.build(2, 2), Named.catalogue(1, 1));
    }

    private static List<Long> times(Dataset data) {
        Interactions events = data.interactions();
        return IntStream.range(0, events.size()).mapToObj(events::time).toList();
    }
}
