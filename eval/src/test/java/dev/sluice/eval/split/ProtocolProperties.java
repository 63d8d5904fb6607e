package dev.sluice.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the protocols beside the plain splits, against naive recounts. */
class ProtocolProperties {
    @Provide
    Arbitrary<Interactions> events() {
        return Logs.withTies();
    }

    private static List<Logs.Event> of(Interactions events, int user) {
        return Logs.list(events).stream().filter(event -> event.user() == user).toList();
    }

    private static Set<Integer> users(Interactions events) {
        return Logs.list(events).stream().map(Logs.Event::user).collect(Collectors.toSet());
    }

    private static Set<Integer> items(Interactions events) {
        return Logs.list(events).stream().map(Logs.Event::item).collect(Collectors.toSet());
    }

    @Property
    void leavingOutTestsTheLastEventsInTheOrderOfTheData(
            @ForAll("events") Interactions events, @ForAll @IntRange(min = 1, max = 3) int last) {
        List<Logs.Event> expected = new ArrayList<>();
        for (int user = 1; user < events.userRows(); user++) {
            List<Logs.Event> own = of(events, user).stream()
                    .sorted(Comparator.comparing(Logs.Event::time).thenComparing(Logs.Event::index))
                    .toList();
            if (own.size() > last) {
                expected.addAll(own.subList(own.size() - last, own.size()));
            }
        }
        Assume.that(!expected.isEmpty());

        Split split = LeaveLastOut.of(last).withTies(TimeTies.IN_ORDER).split(events);

        Logs.assertDivided(split, events);
        assertThat(Logs.list(split.test())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(split.warnings()).singleElement().asString().contains("the future leaks");
    }

    @Property
    void momentsStayWholeOnTheEarlierSide(
            @ForAll("events") Interactions events, @ForAll @IntRange(min = 1, max = 3) int last) {
        Assume.that(canBeLeftOut(events, last));

        Split split = LeaveLastOut.of(last).split(events);

        Logs.assertDivided(split, events);
        for (int user : users(split.test())) {
            long latest = of(split.train(), user).stream()
                    .mapToLong(Logs.Event::time)
                    .max()
                    .orElseThrow();
            assertThat(of(split.test(), user)).hasSizeLessThanOrEqualTo(last).allMatch(event -> event.time() > latest);
        }
        Split byShare = LeaveLastOut.of(last).withTies(TimeTies.IN_ORDER).split(events);
        assertThat(Logs.list(byShare.test())).containsAll(Logs.list(split.test()));
    }

    /** Whether anybody's last events are of another moment than the one before. */
    private static boolean canBeLeftOut(Interactions events, int last) {
        return users(events).stream().anyMatch(user -> {
            long[] times = of(events, user).stream()
                    .mapToLong(Logs.Event::time)
                    .sorted()
                    .toArray();
            return times.length > last && times[times.length - last - 1] < times[times.length - 1];
        });
    }

    @Property
    void momentSplitTrainsUpToTheMoment(
            @ForAll("events") Interactions events, @ForAll @IntRange(min = 0, max = 30) int moment) {
        Assume.that(Logs.list(events).stream().anyMatch(event -> event.time() <= moment));
        Assume.that(Logs.list(events).stream().anyMatch(event -> event.time() > moment));

        Split split = new MomentSplit(Instant.ofEpochMilli(moment)).split(events);

        Logs.assertDivided(split, events);
        assertThat(Logs.list(split.train())).allMatch(event -> event.time() <= moment);
        assertThat(Logs.list(split.test())).allMatch(event -> event.time() > moment);
    }

    @Property
    void partsOfTwoTimeSplitsFollowEachOther(
            @ForAll("events") Interactions events, @ForAll @DoubleRange(min = 0.1, max = 0.6) double share) {
        ThreeWaySplit parts =
                Logs.assumed(() -> ThreeWaySplit.of(events, new GlobalTimeSplit(share), new GlobalTimeSplit(share)));

        Logs.assertDivided(parts.test(), events);
        Logs.assertDivided(parts.validation(), parts.test().train());
        assertThat(Logs.latest(parts.validation().train()))
                .isLessThan(Logs.earliest(parts.validation().test()));
        assertThat(Logs.latest(parts.validation().test()))
                .isLessThan(Logs.earliest(parts.test().test()));
    }

    @Example
    void aValidationOfOtherEventsIsRefused() {
        Interactions events = Logs.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
        Split split = new GlobalTimeSplit(0.5).split(events);

        assertThatThrownBy(() -> new ThreeWaySplit(split, split))
                .hasMessage("the validation must divide the training part: it has 4 events of 2");
    }

    @Property
    void heldOutUsersAreKnownInPartAndNeverTrainedOn(
            @ForAll("events") Interactions events,
            @ForAll @DoubleRange(min = 0.3, max = 0.8) double share,
            @ForAll long seed,
            @ForAll boolean inTime) {
        Splitter foldIn = inTime ? new UserTimeSplit(0.3, 2, TimeTies.IN_ORDER) : new UserRandomSplit(0.3, 2, seed);
        Splitter splitter = new UserDisjointSplit(share, foldIn, seed);
        int heldOut = Split.count(share, users(events).size());
        Assume.that(heldOut > 0 && heldOut < users(events).size());
        Assume.that(users(events).stream().allMatch(user -> of(events, user).size() > 1));

        Split split = splitter.split(events);

        Logs.assertDivided(split, events);
        assertThat(users(split.test())).hasSize(heldOut).doesNotContainAnyElementsOf(users(split.train()));
        assertThat(users(split.history())).isEqualTo(users(split.test()));
        for (int user : users(split.test())) {
            int own = of(events, user).size();
            assertThat(of(split.test(), user)).hasSize(Math.min(own - 1, Math.max(1, Split.count(0.3, own))));
            if (inTime) {
                assertThat(Logs.latestOf(of(split.history(), user)))
                        .isLessThanOrEqualTo(Logs.earliestOf(of(split.test(), user)));
            }
        }
        assertThat(split.coldRates().users()).isEqualTo(new Share(0, heldOut));
        assertThat(split.warnings()).hasSize(inTime ? 1 : 2);
        assertThat(splitter.split(events).test().size()).isEqualTo(split.test().size());
        assertThat(Logs.list(splitter.split(events).history())).isEqualTo(Logs.list(split.history()));
    }

    @Property
    void aUserOfTooFewEventsIsKnownAndNotTested(@ForAll long seed) {
        // Everybody but user 1 has two events.
        Interactions events = Logs.of(1, 1, 1, 2, 1, 2, 2, 2, 3, 3, 1, 4, 3, 2, 5);

        Split split = new UserDisjointSplit(0.67, new UserTimeSplit(0.5, 2, TimeTies.IN_ORDER), seed).split(events);

        assertThat(users(split.test())).doesNotContain(1);
        Logs.assertDivided(split, events);
    }

    @Property
    void everyEventIsTestedInExactlyOneFold(
            @ForAll("events") Interactions events, @ForAll @IntRange(min = 2, max = 10) int folds, @ForAll long seed) {
        List<Split> splits = new KFold(folds, seed).splits(events).toList();

        assertThat(splits).hasSize(folds);
        splits.forEach(split -> Logs.assertDivided(split, events));
        assertThat(splits.stream().flatMap(split -> Logs.list(split.test()).stream()))
                .containsExactlyInAnyOrderElementsOf(Logs.list(events));
        assertThat(splits.stream().mapToInt(split -> split.test().size()).max().orElseThrow()
                        - splits.stream()
                                .mapToInt(split -> split.test().size())
                                .min()
                                .orElseThrow())
                .isLessThanOrEqualTo(1);
        assertThat(new KFold(folds, seed).splits(events).map(split -> Logs.list(split.test())))
                .isEqualTo(splits.stream().map(split -> Logs.list(split.test())).toList());
    }

    @Example
    void fewerEventsThanFoldsAreRefused() {
        assertThatThrownBy(() -> new KFold(3, 1).splits(Logs.of(1, 1, 1, 2, 2, 2)))
                .hasMessage("3 folds need as many events: 2");
        assertThatThrownBy(() -> new KFold(1, 1)).hasMessage("folds must be at least 2: 1");
    }

    @Property
    void coldItemsAreHeldOutWholly(
            @ForAll("events") Interactions events,
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double share,
            @ForAll long seed) {
        int cold = Split.count(share, items(events).size());
        Assume.that(cold > 0 && cold < items(events).size());

        Split split = new ColdItemSplit(share, seed).split(events);

        Logs.assertDivided(split, events);
        assertThat(items(split.test())).hasSize(cold).doesNotContainAnyElementsOf(items(split.train()));
        assertThat(split.coldRates().items()).isEqualTo(new Share(cold, cold));
        assertThat(Logs.list(new ColdItemSplit(share, seed).split(events).test()))
                .isEqualTo(Logs.list(split.test()));
    }

    @Property
    void ofColdUsersNothingIsKnown(
            @ForAll("events") Interactions events,
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double share,
            @ForAll long seed) {
        int cold = Split.count(share, users(events).size());
        Assume.that(cold > 0 && cold < users(events).size());

        Split split = new ColdUserSplit(share, seed).split(events);

        Logs.assertDivided(split, events);
        assertThat(split.history().size()).isZero();
        assertThat(users(split.test())).hasSize(cold).doesNotContainAnyElementsOf(users(split.train()));
        assertThat(split.coldRates().users()).isEqualTo(new Share(cold, cold));
        assertThat(split.coldRates().eventsOfUsers())
                .isEqualTo(new Share(split.test().size(), split.test().size()));
    }

    @Property
    void coldStartIsThatOfARecount(@ForAll("events") Interactions events, @ForAll long seed) {
        Split split = new RandomSplit(0.5, seed).split(events);

        Set<Integer> knownUsers = users(split.train());
        Set<Integer> knownItems = items(split.train());
        Set<Integer> coldItems = new HashSet<>(items(split.test()));
        coldItems.removeAll(knownItems);
        ColdRates cold = split.coldRates();
        assertThat(cold.items())
                .isEqualTo(new Share(coldItems.size(), items(split.test()).size()));
        assertThat(cold.eventsOfItems().part())
                .isEqualTo(Logs.list(split.test()).stream()
                        .filter(event -> coldItems.contains(event.item()))
                        .count());
        assertThat(cold.eventsOfUsers().part())
                .isEqualTo(Logs.list(split.test()).stream()
                        .filter(event -> !knownUsers.contains(event.user()))
                        .count());
    }

    @Example
    void drawsTreatUsersAlike() {
        Interactions events = Logs.of(IntStream.rangeClosed(1, 20)
                .flatMap(user -> IntStream.of(user, 1, user))
                .toArray());
        int[] drawn = new int[21];
        for (int seed = 0; seed < 4000; seed++) {
            users(new ColdUserSplit(0.25, seed).split(events).test()).forEach(user -> drawn[user]++);
        }

        // 1000 expected, with a standard deviation of 27.
        assertThat(IntStream.rangeClosed(1, 20).map(user -> drawn[user]))
                .allMatch(times -> times > 870 && times < 1130);
    }

    @Example
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> LeaveLastOut.of(0)).hasMessage("last must be at least 1: 0");
        assertThatThrownBy(() -> LeaveLastOut.of(2).withMinimum(2)).hasMessage("minimum must be at least 3: 2");
        assertThatThrownBy(() -> new UserRandomSplit(0.2, 1, 1)).hasMessage("minimum must be at least 2: 1");
        assertThatThrownBy(() -> UserDisjointSplit.of(1).withShare(1)).hasMessage("share must be between 0 and 1: 1.0");
        assertThatThrownBy(() -> new ColdItemSplit(0, 1)).hasMessage("share must be between 0 and 1: 0.0");
        assertThatThrownBy(() -> new ColdUserSplit(-1, 1)).hasMessage("share must be between 0 and 1: -1.0");
        assertThatThrownBy(() -> new Share(2, 1)).hasMessage("a share must be from 0 to the whole: 2 of 1");
    }

    @Example
    void anEmptyPartIsAnErrorThatNamesTheSplit() {
        Interactions one = Logs.of(1, 1, 1, 1, 2, 1);

        assertThatThrownBy(() -> new ColdUserSplit(0.5, 1).split(one))
                .hasMessage("a split of cold users leaves 0 events to train on and 2 to test on");
        assertThatThrownBy(() -> new UserDisjointSplit(0.2, UserTimeSplit.defaults(), 1).split(one))
                .hasMessage("a split of users leaves 2 events to train on and 0 to test on");
        assertThatThrownBy(() -> new ColdItemSplit(0.1, 1).split(one))
                .hasMessage("a split of cold items leaves 2 events to train on and 0 to test on");
        assertThatThrownBy(() -> LeaveLastOut.of(1).split(one))
                .hasMessage("leaving each user's last events out leaves 2 events to train on and 0 to test on");
        assertThatThrownBy(() -> Split.of(one, Logs.of(7, 1, 1)))
                .hasMessage("parts must have the same rows of users and items: the training has 2 and 3, the test 8"
                        + " and 2");
    }
}
