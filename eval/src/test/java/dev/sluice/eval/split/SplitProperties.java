package dev.sluice.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Laws of splits. Every event has its own value, by which it is known again. */
class SplitProperties {
    private record Event(int user, long time, int index) {}

    @Provide
    Arbitrary<Interactions> events() {
        // Few times, so that ties are common.
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs().between(0, 30))
                .as((user, time) -> new Event(user, time, 0))
                .list()
                .ofMinSize(12)
                .ofMaxSize(120)
                .map(SplitProperties::interactions);
    }

    private static Interactions interactions(List<Event> events) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int index = 0; index < events.size(); index++) {
            builder.add(
                    events.get(index).user(), 1 + index % 7, events.get(index).time(), index);
        }
        return builder.build(7, 8);
    }

    private static List<Event> list(Interactions events) {
        return IntStream.range(0, events.size())
                .mapToObj(event -> new Event(events.user(event), events.time(event), (int) events.value(event)))
                .toList();
    }

    private static void assertDividesInOrder(Split split, Interactions events) {
        List<Event> both = new ArrayList<>(list(split.train()));
        both.addAll(list(split.test()));
        both.sort(Comparator.comparing(Event::index));

        assertThat(both).isEqualTo(list(events));
        assertThat(list(split.train())).isSortedAccordingTo(Comparator.comparing(Event::index));
        assertThat(list(split.test())).isSortedAccordingTo(Comparator.comparing(Event::index));
        assertThat(split.train().userRows()).isEqualTo(events.userRows());
        assertThat(split.test().itemRows()).isEqualTo(events.itemRows());
    }

    @Property
    void timeSplitTrainsOnThePast(
            @ForAll("events") Interactions events, @ForAll @DoubleRange(min = 0.1, max = 0.9) double share) {
        long[] times = list(events).stream().mapToLong(Event::time).sorted().toArray();
        long cut = times[events.size() - Split.count(share, events.size()) - 1];
        Assume.that(times[times.length - 1] > cut);

        Split split = new GlobalTimeSplit(share).split(events);

        assertDividesInOrder(split, events);
        assertThat(list(split.train())).allMatch(event -> event.time() <= cut);
        assertThat(list(split.test())).allMatch(event -> event.time() > cut);
        assertThat(split.test().size()).isLessThanOrEqualTo(Split.count(share, events.size()));
        assertThat(split.warnings()).isEmpty();
    }

    @Property
    void timeSplitOfDistinctTimesHasTheShareAskedFor(@ForAll @DoubleRange(min = 0.1, max = 0.9) double share) {
        Interactions events = interactions(IntStream.range(0, 50)
                .mapToObj(index -> new Event(1 + index % 6, 997 * index % 50, 0))
                .toList());

        assertThat(new GlobalTimeSplit(share).split(events).test().size()).isEqualTo(Split.count(share, 50));
    }

    @Property
    void userSplitTestsTheLastEventsOfEachUser(@ForAll("events") Interactions events) {
        List<Event> expected = new ArrayList<>();
        for (int user = 1; user <= 6; user++) {
            int each = user;
            List<Event> own = list(events).stream()
                    .filter(event -> event.user() == each)
                    .sorted(Comparator.comparing(Event::time).thenComparing(Event::index))
                    .toList();
            int tested = own.size() < 5 ? 0 : Math.max(1, (int) Math.floor(0.2 * own.size() + 0.5));
            expected.addAll(own.subList(own.size() - tested, own.size()));
        }
        Assume.that(!expected.isEmpty());

        Split split = UserTimeSplit.defaults().split(events);

        assertDividesInOrder(split, events);
        assertThat(list(split.test())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(split.warnings()).singleElement().asString().contains("the future leaks");
    }

    @Example
    void userSplitTestsAFifthRoundedAndAtLeastOne() {
        int[] events = {4, 5, 7, 8, 12, 18};
        int[] tested = {0, 1, 1, 2, 2, 4};
        List<Event> all = new ArrayList<>();
        for (int user = 1; user <= events.length; user++) {
            all.addAll(Collections.nCopies(events[user - 1], new Event(user, 100 - user, 0)));
        }

        List<Event> test =
                list(UserTimeSplit.defaults().split(interactions(all)).test());

        for (int user = 1; user <= events.length; user++) {
            int each = user;
            assertThat(test.stream().filter(event -> event.user() == each))
                    .as("of %d", events[user - 1])
                    .hasSize(tested[user - 1]);
        }
    }

    @Example
    void eventsOfOneMomentAreTestedInTheOrderOfTheData() {
        // The latest stands first; of the four at moment 5, the later half of the data.
        Interactions events = interactions(Stream.of(9, 5, 5, 1, 5, 5, 1)
                .map(time -> new Event(1, time, 0))
                .toList());

        assertThat(list(new UserTimeSplit(0.4, 5, TimeTies.IN_ORDER)
                        .split(events)
                        .test()))
                .extracting(Event::index)
                .containsExactly(0, 4, 5);
        assertThat(list(new GlobalTimeSplit(0.4).split(events).test()))
                .extracting(Event::index)
                .containsExactly(0);
    }

    @Property
    void userSplitLeavesEveryUserSomethingToLearnFrom(
            @ForAll("events") Interactions events, @ForAll @DoubleRange(min = 0.1, max = 0.99) double share) {
        Split split = new UserTimeSplit(share, 2, TimeTies.IN_ORDER).split(events);

        assertThat(list(split.train()).stream().map(Event::user).distinct().sorted())
                .isEqualTo(list(events).stream()
                        .map(Event::user)
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Property
    void randomSplitHasTheShareAskedForAndIsTheSameAgain(
            @ForAll("events") Interactions events,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double share,
            @ForAll long seed) {
        Split split = new RandomSplit(share, seed).split(events);

        assertDividesInOrder(split, events);
        assertThat(split.test().size()).isEqualTo(Split.count(share, events.size()));
        assertThat(list(split.test()))
                .isEqualTo(list(new RandomSplit(share, seed).split(events).test()));
        assertThat(split.warnings()).singleElement().asString().contains("at random");
    }

    @Example
    void randomSplitTreatsEventsAlike() {
        Interactions events = interactions(
                IntStream.range(0, 20).mapToObj(index -> new Event(1, index, 0)).toList());
        int[] tested = new int[20];
        for (int seed = 0; seed < 4000; seed++) {
            list(new RandomSplit(0.25, seed).split(events).test()).forEach(event -> tested[event.index()]++);
        }

        // 1000 expected, with a standard deviation of 27.
        assertThat(Arrays.stream(tested).min().orElseThrow()).isGreaterThan(870);
        assertThat(Arrays.stream(tested).max().orElseThrow()).isLessThan(1130);
    }

    @Example
    void anEmptyPartIsAnErrorThatNamesTheSplit() {
        Interactions sameTime = interactions(List.of(new Event(1, 5, 0), new Event(1, 5, 0), new Event(2, 5, 0)));

        assertThatThrownBy(() -> new GlobalTimeSplit(0.5).split(sameTime))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a split by time leaves 3 events to train on and 0 to test on");
        assertThatThrownBy(() -> new GlobalTimeSplit(0.9).split(sameTime))
                .hasMessage("a split by time leaves 0 events to train on and 3 to test on");
        assertThatThrownBy(() -> UserTimeSplit.defaults().split(sameTime))
                .hasMessage("a split by each user's time leaves 3 events to train on and 0 to test on");
        assertThatThrownBy(() -> new RandomSplit(0.9, 1).split(sameTime))
                .hasMessage("a split at random leaves 0 events to train on and 3 to test on");
        Interactions none = interactions(List.of());
        for (Splitter splitter : List.of(new GlobalTimeSplit(0.5), UserTimeSplit.defaults(), new RandomSplit(0.5, 1))) {
            assertThatThrownBy(() -> splitter.split(none))
                    .hasMessageEndingWith(" leaves 0 events to train on and 0 to test on");
        }
        assertThatThrownBy(() -> Split.of(sameTime, none)).hasMessage("a split must have events to test on");
    }

    @Example
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new GlobalTimeSplit(1)).hasMessage("share must be between 0 and 1: 1.0");
        assertThatThrownBy(() -> new RandomSplit(Double.NaN, 1)).hasMessage("share must be between 0 and 1: NaN");
        assertThatThrownBy(() -> UserTimeSplit.defaults().withShare(0))
                .hasMessage("share must be between 0 and 1: 0.0");
        assertThatThrownBy(() -> UserTimeSplit.defaults().withMinimum(1)).hasMessage("minimum must be at least 2: 1");
    }
}
