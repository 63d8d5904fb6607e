package dev.sluice.eval.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Interactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;

/** Logs of events for tests. Every event has its own value, its index in the log, by which it is known again. */
final class Logs {
    private Logs() {}

    record Event(int user, int item, long time, int index) {}

    /** Few users, items and moments, so that ties and pairs that come back are common. */
    static Arbitrary<Interactions> withTies() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs().between(0, 30))
                .as((user, item, time) -> new Event(user, item, time, 0))
                .list()
                .ofMinSize(12)
                .ofMaxSize(120)
                .map(events -> interactions(events, 7, 10));
    }

    /** Every pair at most once and every moment once, in no order of time. */
    static Arbitrary<Interactions> withoutRepeats() {
        return Arbitraries.shuffle(IntStream.range(0, 60).boxed().toList())
                .flatMap(pairs -> Arbitraries.shuffle(
                                IntStream.range(0, 60).boxed().toList())
                        .map(times -> interactions(
                                IntStream.range(0, 60)
                                        .mapToObj(index -> new Event(
                                                1 + pairs.get(index) / 10,
                                                1 + pairs.get(index) % 10,
                                                1000 + 10L * times.get(index),
                                                0))
                                        .toList(),
                                7,
                                11)));
    }

    /** Events of user, item and time, three numbers each. */
    static Interactions of(int... numbers) {
        List<Event> events = new ArrayList<>();
        int users = 0;
        int items = 0;
        for (int i = 0; i < numbers.length; i += 3) {
            events.add(new Event(numbers[i], numbers[i + 1], numbers[i + 2], 0));
            users = Math.max(users, numbers[i]);
            items = Math.max(items, numbers[i + 1]);
        }
        return interactions(events, users + 1, items + 1);
    }

    static Interactions interactions(List<Event> events, int userRows, int itemRows) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int index = 0; index < events.size(); index++) {
            Event event = events.get(index);
            builder.add(event.user(), event.item(), event.time(), index);
        }
        return builder.build(userRows, itemRows);
    }

    static List<Event> list(Interactions events) {
        return IntStream.range(0, events.size())
                .mapToObj(event -> new Event(
                        events.user(event), events.item(event), events.time(event), (int) events.value(event)))
                .toList();
    }

    static void assertDivided(Split split, Interactions events) {
        List<Event> all = new ArrayList<>();
        for (Interactions part : List.of(split.train(), split.history(), split.test())) {
            assertThat(list(part)).isSortedAccordingTo(Comparator.comparing(Event::index));
            assertThat(part.userRows()).isEqualTo(events.userRows());
            assertThat(part.itemRows()).isEqualTo(events.itemRows());
            all.addAll(list(part));
        }
        all.sort(Comparator.comparing(Event::index));
        assertThat(all)
                .isEqualTo(list(events).stream()
                        .sorted(Comparator.comparing(Event::index))
                        .toList());
    }

    /** Divides, unless a part would be empty: then the property does not speak of these events. */
    static <T> T assumed(Supplier<T> division) {
        try {
            return division.get();
        } catch (IllegalArgumentException e) {
            Assume.that(!e.getMessage().endsWith(" to test on"));
            throw e;
        }
    }

    static long latest(Interactions events) {
        return latestOf(list(events));
    }

    static long earliest(Interactions events) {
        return earliestOf(list(events));
    }

    static long latestOf(List<Event> events) {
        return events.stream().mapToLong(Event::time).max().orElseThrow();
    }

    static long earliestOf(List<Event> events) {
        return events.stream().mapToLong(Event::time).min().orElseThrow();
    }
}
