package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of parts that hold each other. Events are told apart by a column that numbers them. */
class NestedEventsProperties {
    private static final String NUMBER = "number";

    @Property
    void theLatestEventsHoldFewerOfThem(
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(max = 5) int moments,
            @ForAll long seed,
            @ForAll Random random) {
        Interactions events = events(size, moments, random);
        NestedEvents nested = new NestedEvents(events, seed);
        Set<Integer> smaller = Set.of();
        for (int wanted = 1; wanted <= size; wanted++) {
            Set<Integer> part = numbers(nested.latest(wanted));
            assertThat(part).hasSize(wanted).containsAll(smaller);
            smaller = part;
        }
    }

    @Property
    void nothingLaterIsLeftOut(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed, @ForAll Random random) {
        Interactions events = events(size, 7, random);
        int wanted = 1 + random.nextInt(size);
        Interactions part = new NestedEvents(events, seed).latest(wanted);
        Set<Integer> in = numbers(part);
        long earliestIn = IntStream.range(0, wanted).mapToLong(part::time).min().orElseThrow();
        IntStream.range(0, size)
                .filter(event -> !in.contains(event))
                .forEach(event -> assertThat(events.time(event)).isLessThanOrEqualTo(earliestIn));
        assertThat(new ArrayList<>(in)).isSorted();
    }

    @Property
    void partsOfUsersHoldAllTheirEventsAndTheSmallerParts(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed, @ForAll Random random) {
        Interactions events = events(size, 3, random);
        NestedEvents nested = new NestedEvents(events, seed);
        Set<Integer> smaller = Set.of();
        for (int wanted = 1; wanted <= nested.users(); wanted++) {
            Interactions part = nested.ofUsers(wanted);
            Set<Integer> users =
                    IntStream.range(0, part.size()).map(part::user).boxed().collect(Collectors.toSet());
            long theirs = IntStream.range(0, size)
                    .filter(event -> users.contains(events.user(event)))
                    .count();
            assertThat(users).hasSize(wanted).containsAll(smaller);
            assertThat(part.size()).isEqualTo((int) theirs);
            smaller = users;
        }
        assertThat(nested.ofUsers(nested.users()).size()).isEqualTo(size);
    }

    @Property
    void equalSeedsDrawTheSame(
            @ForAll @IntRange(min = 2, max = 60) int size, @ForAll long seed, @ForAll Random random) {
        Interactions events = events(size, 1, random);
        assertThat(numbers(new NestedEvents(events, seed).latest(size / 2)))
                .isEqualTo(numbers(new NestedEvents(events, seed).latest(size / 2)));
        NestedEvents nested = new NestedEvents(events, seed);
        Assume.that(nested.users() > 1);
        assertThat(numbers(nested.ofUsers(1))).isEqualTo(numbers(new NestedEvents(events, seed).ofUsers(1)));
    }

    /** Of events without times as many are drawn from the front half of the file as from the back. */
    @Example
    void eventsOfOneMomentAreSampled() {
        Interactions events = events(10_000, 0, new Random(1));
        Set<Integer> first = numbers(new NestedEvents(events, 1).latest(1000));
        Set<Integer> second = numbers(new NestedEvents(events, 2).latest(1000));
        assertThat(first.stream().filter(event -> event < 5000).count()).isBetween(420L, 580L);
        first.retainAll(second);
        assertThat(first).as("drawn twice").hasSizeBetween(50, 150);
    }

    @Example
    void aPartHasUsersAndNoMoreThanThereAre() {
        NestedEvents nested = new NestedEvents(events(100, 1, new Random(1)), 1);
        assertThat(nested.ofUsers(nested.users()).size()).isEqualTo(100);
        for (int size : new int[] {0, nested.users() + 1}) {
            assertThatThrownBy(() -> nested.ofUsers(size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("size must be from 1 to " + nested.users() + " users: " + size);
        }
    }

    private static Interactions events(int size, int moments, Random random) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < size; event++) {
            builder.add(1 + random.nextInt(9), 1 + random.nextInt(9), random.nextInt(1 + moments), 1);
        }
        double[] numbers = IntStream.range(0, size).asDoubleStream().toArray();
        return builder.build(10, 10).with(NUMBER, new NumberColumn(numbers));
    }

    private static Set<Integer> numbers(Interactions events) {
        NumberColumn numbers = (NumberColumn) events.column(NUMBER).orElseThrow();
        return IntStream.range(0, events.size())
                .map(event -> (int) numbers.number(event))
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
