package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static dev.sluice.data.prepare.RandomData.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
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
