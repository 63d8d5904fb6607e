package dev.sluice.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.prepare.Availability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A clean split passes, and every planted leak is found by its own code and by no other. */
class LeakAuditProperties {
    private static final Set<Leak> EVERY_LEAK_OF_TIME =
            EnumSet.of(Leak.SHARED_EVENT, Leak.SHARED_PAIR, Leak.OWN_FUTURE, Leak.OWN_MOMENT, Leak.OTHERS_FUTURE);

    @Provide
    Arbitrary<Interactions> events() {
        return Logs.withoutRepeats();
    }

    @Provide
    Arbitrary<Interactions> tied() {
        return Logs.withTies();
    }

    @Provide
    Arbitrary<Splitter> protocols() {
        return Arbitraries.of(
                new GlobalTimeSplit(0.3),
                UserTimeSplit.defaults(),
                UserTimeSplit.defaults().withTies(TimeTies.EARLIER),
                LeaveLastOut.of(2),
                new RandomSplit(0.3, 5),
                new UserRandomSplit(0.3, 2, 5),
                UserDisjointSplit.of(3).withShare(0.5),
                UserDisjointSplit.of(3).withShare(0.5).withFoldIn(new UserRandomSplit(0.3, 2, 5)),
                UserDisjointSplit.of(3).withShare(0.5).withFoldIn(new GlobalTimeSplit(0.5)),
                new ColdItemSplit(0.3, 4),
                new ColdUserSplit(0.3, 4));
    }

    @Property
    void whatAProtocolRulesOutItsSplitsDoNotHave(
            @ForAll("protocols") Splitter protocol, @ForAll("events") Interactions events) {
        LeakReport report = LeakAudit.of(protocol).inspect(protocol.split(events));

        assertThat(report.holds()).as("%s: %s", protocol, report).isTrue();
        assertThat(report.verdicts())
                .hasSize(2 + protocol.rulesOut().size())
                .allMatch(verdict -> verdict.outcome() == LeakVerdict.Outcome.PASS
                        && verdict.examples().isEmpty());
    }

    @Property
    void alsoOfEventsOfOneMomentAndPairsThatComeBack(
            @ForAll("protocols") Splitter protocol, @ForAll("tied") Interactions events) {
        Assume.that(!protocol.rulesOut().isEmpty());
        Split split = Logs.assumed(() -> protocol.split(events));

        LeakReport report =
                LeakAudit.of(protocol).withLeaks(protocol.rulesOut()).inspect(split);

        assertThat(report.holds()).as("%s: %s", protocol, report).isTrue();
    }

    @Property
    void findingsAreThoseOfANaiveRecount(@ForAll("tied") Interactions events, @ForAll long seed) {
        Splitter protocol = new UserDisjointSplit(0.5, new UserRandomSplit(0.5, 2, seed), seed);
        Split split = Logs.assumed(() -> protocol.split(events));
        // Two thirds of what is tested or known are trained on, too, so that there is something of everything.
        Split leaking = new Split(
                events.filter(event -> event % 3 != 0 || contains(split.train(), events, event)),
                split.history(),
                split.test(),
                List.of());

        LeakReport report = LeakAudit.of(new GlobalTimeSplit(0.5))
                .withLeaks(EnumSet.complementOf(EnumSet.of(Leak.UNAVAILABLE_ITEM)))
                .inspect(leaking);

        for (LeakVerdict verdict : report.verdicts()) {
            assertThat(verdict.count()).as(verdict.leak().name()).isEqualTo(naive(verdict.leak(), leaking));
        }
    }

    private static boolean contains(Interactions part, Interactions events, int event) {
        return IntStream.range(0, part.size()).anyMatch(other -> part.value(other) == events.value(event));
    }

    private static long naive(Leak leak, Split split) {
        List<Logs.Event> train = Logs.list(split.train());
        List<Logs.Event> history = Logs.list(split.history());
        List<Logs.Event> test = Logs.list(split.test());
        long firstOfAll = Logs.earliestOf(test);
        return switch (leak) {
            case SHARED_EVENT ->
                history.stream().filter(event -> hasCopy(event, train)).count()
                        + test.stream()
                                .filter(event -> hasCopy(event, train) || hasCopy(event, history))
                                .count();
            case SHARED_PAIR ->
                test.stream()
                        .filter(event -> !hasCopy(event, train) && !hasCopy(event, history))
                        .filter(event -> hasPair(event, train) || hasPair(event, history))
                        .count();
            case OWN_FUTURE ->
                train.stream()
                                .filter(event -> !hasCopy(event, test) && !hasCopy(event, history))
                                .filter(event -> event.time() > first(event.user(), test))
                                .count()
                        + history.stream()
                                .filter(event -> !hasCopy(event, test) && !hasCopy(event, train))
                                .filter(event -> event.time() > first(event.user(), test))
                                .count();
            case OWN_MOMENT ->
                train.stream()
                                .filter(event -> !hasCopy(event, test) && !hasCopy(event, history))
                                .filter(event -> event.time() == first(event.user(), test))
                                .count()
                        + history.stream()
                                .filter(event -> !hasCopy(event, test) && !hasCopy(event, train))
                                .filter(event -> event.time() == first(event.user(), test))
                                .count();
            case OTHERS_FUTURE ->
                train.stream()
                        .filter(event -> !hasCopy(event, test) && !hasCopy(event, history))
                        .filter(event -> event.time() >= firstOfAll && event.time() < first(event.user(), test))
                        .count();
            case TRAINED_USER ->
                train.stream()
                        .filter(event -> !hasCopy(event, test) && !hasCopy(event, history))
                        .filter(event -> test.stream().anyMatch(tested -> tested.user() == event.user()))
                        .count();
            case KNOWN_USER ->
                history.stream()
                        .filter(event -> !hasCopy(event, test) && !hasCopy(event, train))
                        .filter(event -> test.stream().anyMatch(tested -> tested.user() == event.user()))
                        .count();
            case TRAINED_ITEM ->
                train.stream()
                        .filter(event -> !hasCopy(event, test) && !hasCopy(event, history))
                        .filter(event -> test.stream().anyMatch(tested -> tested.item() == event.item()))
                        .count();
            case UNAVAILABLE_ITEM -> 0;
        };
    }

    private static boolean hasCopy(Logs.Event event, List<Logs.Event> others) {
        return others.stream()
                .anyMatch(other ->
                        other.user() == event.user() && other.item() == event.item() && other.time() == event.time());
    }

    private static boolean hasPair(Logs.Event event, List<Logs.Event> others) {
        return others.stream().anyMatch(other -> other.user() == event.user() && other.item() == event.item());
    }

    private static long first(int user, List<Logs.Event> test) {
        return test.stream()
                .filter(event -> event.user() == user)
                .mapToLong(Logs.Event::time)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    // Events planted into splits of twelve users and items, of whom user 11 and 12 and item 11 and 12 are new.

    private static Interactions and(Interactions events, int user, int item, long time) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < events.size(); event++) {
            builder.add(events.user(event), events.item(event), events.time(event), events.value(event));
        }
        return builder.add(user, item, time, 1000).build(13, 13);
    }

    private static Interactions widened(Interactions events) {
        return events.withUsers(13, row -> row).withItems(13, row -> row);
    }

    private static Split trainedToo(Split split, int user, int item, long time) {
        return new Split(and(split.train(), user, item, time), split.history(), split.test(), List.of());
    }

    private static Split knownToo(Split split, int user, int item, long time) {
        return new Split(split.train(), and(split.history(), user, item, time), split.test(), List.of());
    }

    private static void assertFinds(Splitter protocol, Split leaking, Leak leak) {
        LeakReport report = LeakAudit.of(protocol).inspect(leaking);
        assertThat(report.leaks()).as("%s: %s", protocol, report).containsExactly(leak);
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.leak() == leak)
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.count()).isEqualTo(1);
                    assertThat(verdict.examples()).hasSize(1);
                });
    }

    @Property
    void aCopyIsFoundAsACopyAlone(@ForAll("protocols") Splitter protocol, @ForAll("events") Interactions log) {
        Split split = protocol.split(widened(log));
        Interactions test = split.test();

        Split leaking = trainedToo(split, test.user(0), test.item(0), test.time(0));

        assertFinds(protocol, leaking, Leak.SHARED_EVENT);
    }

    @Property
    void aPairIsFoundWhereItIsKnown(@ForAll("protocols") Splitter protocol, @ForAll("events") Interactions log) {
        Split split = protocol.split(widened(log));
        Interactions test = split.test();
        boolean userIsNew = protocol.rulesOut().contains(Leak.TRAINED_USER);
        Assume.that(!protocol.rulesOut().contains(Leak.TRAINED_ITEM));
        Assume.that(!protocol.rulesOut().contains(Leak.KNOWN_USER));

        Split leaking = userIsNew
                ? knownToo(split, test.user(0), test.item(0), 1)
                : trainedToo(split, test.user(0), test.item(0), 1);

        assertFinds(protocol, leaking, Leak.SHARED_PAIR);
    }

    @Property
    void aUsersOwnFutureIsFound(@ForAll("protocols") Splitter protocol, @ForAll("events") Interactions log) {
        Assume.that(protocol.rulesOut().contains(Leak.OWN_FUTURE));
        Split split = protocol.split(widened(log));
        int user = split.test().user(0);

        Split leaking = protocol.rulesOut().contains(Leak.TRAINED_USER)
                ? knownToo(split, user, 11, 9000)
                : trainedToo(split, user, 11, 9000);

        assertFinds(protocol, leaking, Leak.OWN_FUTURE);
    }

    @Property
    void aUsersOwnMomentIsFoundWhereItIsRuledOut(
            @ForAll("protocols") Splitter protocol, @ForAll("events") Interactions log) {
        Assume.that(protocol.rulesOut().contains(Leak.OWN_MOMENT));
        Split split = protocol.split(widened(log));
        int user = split.test().user(0);
        long first = first(user, Logs.list(split.test()));

        Split leaking = protocol.rulesOut().contains(Leak.TRAINED_USER)
                ? knownToo(split, user, 11, first)
                : trainedToo(split, user, 11, first);

        assertFinds(protocol, leaking, Leak.OWN_MOMENT);
    }

    @Property
    void whatOthersDidAfterTheTestBeganIsFound(@ForAll("events") Interactions log) {
        Splitter protocol = new GlobalTimeSplit(0.3);
        Split split = protocol.split(widened(log));

        assertFinds(protocol, trainedToo(split, 11, 11, 9000), Leak.OTHERS_FUTURE);
        assertFinds(protocol, trainedToo(split, 11, 11, Logs.earliest(split.test())), Leak.OTHERS_FUTURE);
    }

    @Property
    void usersAndItemsThatAreNotNewAreFound(@ForAll("events") Interactions log) {
        Splitter users = UserDisjointSplit.of(3).withShare(0.5);
        Split ofUsers = users.split(widened(log));
        assertFinds(users, trainedToo(ofUsers, ofUsers.test().user(0), 11, 1), Leak.TRAINED_USER);

        Splitter cold = new ColdUserSplit(0.3, 4);
        Split ofCold = cold.split(widened(log));
        assertFinds(cold, trainedToo(ofCold, ofCold.test().user(0), 11, 1), Leak.TRAINED_USER);
        assertFinds(cold, knownToo(ofCold, ofCold.test().user(0), 11, 1), Leak.KNOWN_USER);

        Splitter items = new ColdItemSplit(0.3, 4);
        Split ofItems = items.split(widened(log));
        assertFinds(items, trainedToo(ofItems, 11, ofItems.test().item(0), 1), Leak.TRAINED_ITEM);
    }

    @Property
    void anItemThatWasNotThereYetIsFound(@ForAll("events") Interactions log) {
        Splitter protocol = new GlobalTimeSplit(0.3);
        Split split = protocol.split(log);
        Catalogue catalogue = new Catalogue(
                new Entities(
                        IdIndex.of(IntStream.rangeClosed(1, 10)
                                .mapToObj(row -> "i" + row)
                                .toList()),
                        Map.of("published", published(log))),
                Entities.of(IdIndex.of(
                        IntStream.rangeClosed(1, 6).mapToObj(row -> "u" + row).toList())));
        LeakAudit audit = LeakAudit.of(protocol).withAvailability(Availability.since("published"), catalogue);
        assertThat(audit.inspect(split).holds()).isTrue();

        // The item's first event comes a second earlier.
        int event = IntStream.range(0, split.train().size())
                .filter(each -> split.train().time(each) == first(split.train().item(each), split.train()))
                .findFirst()
                .orElseThrow();
        Interactions train = moved(split.train(), event);
        LeakReport report = audit.inspect(new Split(train, split.history(), split.test(), List.of()));

        assertThat(report.leaks()).containsExactly(Leak.UNAVAILABLE_ITEM);
        LeakVerdict verdict = report.verdicts().get(report.verdicts().size() - 1);
        assertThat(verdict.count()).isEqualTo(1);
        assertThat(verdict.examples())
                .singleElement()
                .asString()
                .startsWith("train: user u" + train.user(event) + ", item i" + train.item(event) + ", 1970-01-01T");
    }

    private static NumberColumn published(Interactions log) {
        double[] seconds = new double[11];
        Arrays.fill(seconds, Double.NaN);
        for (int item = 1; item < 11; item++) {
            seconds[item] = first(item, log) / 1e3;
        }
        return new NumberColumn(seconds);
    }

    private static long first(int item, Interactions events) {
        return Logs.list(events).stream()
                .filter(event -> event.item() == item)
                .mapToLong(Logs.Event::time)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Interactions moved(Interactions events, int which) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < events.size(); event++) {
            builder.add(
                    events.user(event),
                    events.item(event),
                    events.time(event) - (event == which ? 1000 : 0),
                    events.value(event));
        }
        return builder.build(events.userRows(), events.itemRows());
    }

    @Property
    void exposureIsThatOfARecount(@ForAll("tied") Interactions events, @ForAll long seed) {
        Split split = new RandomSplit(0.4, seed).split(events);
        List<Logs.Event> train = Logs.list(split.train());
        List<Logs.Event> test = Logs.list(split.test());

        FutureExposure exposure = LeakAudit.of(new RandomSplit(0.4, seed))
                .inspect(split)
                .exposure()
                .orElseThrow();

        List<Logs.Event> exposed = test.stream()
                .filter(tested ->
                        train.stream().anyMatch(event -> event.user() != tested.user() && event.time() > tested.time()))
                .toList();
        assertThat(exposure.queries()).isEqualTo(new Share(exposed.size(), test.size()));
        assertThat(exposure.users())
                .isEqualTo(new Share(
                        exposed.stream().map(Logs.Event::user).distinct().count(),
                        test.stream().map(Logs.Event::user).distinct().count()));
        double later = test.stream()
                .mapToDouble(tested -> train.stream()
                                .filter(event -> event.time() > tested.time())
                                .count()
                        / (double) train.size())
                .average()
                .orElseThrow();
        assertThat(exposure.later()).isCloseTo(later, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Property
    void trainingOfATimeSplitKnowsNoFuture(@ForAll("events") Interactions log) {
        LeakReport report = LeakAudit.of(new GlobalTimeSplit(0.3)).inspect(new GlobalTimeSplit(0.3).split(log));

        assertThat(report.exposure().orElseThrow().queries().part()).isZero();
        assertThat(report.exposure().orElseThrow().later()).isZero();
    }

    @Example
    void eventsWithoutTimesCanShowNoOrder() {
        Interactions events = Logs.of(1, 1, 0, 1, 2, 0, 2, 1, 0, 2, 2, 0);
        Split split = Split.of(events.select(new int[] {0, 2}), events.select(new int[] {1, 3}));

        LeakReport report =
                LeakAudit.of(LeaveLastOut.of(1)).withLeaks(EVERY_LEAK_OF_TIME).inspect(split);

        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.outcome() == LeakVerdict.Outcome.SKIP)
                .extracting(LeakVerdict::leak)
                .containsExactly(Leak.OWN_FUTURE, Leak.OWN_MOMENT, Leak.OTHERS_FUTURE);
        assertThat(report.exposure()).isEmpty();
        assertThat(report.toString().lines()).contains("SKIP OWN_FUTURE: the events have no times");
    }

    @Example
    void refusesSettingsThatMakeNoSense() {
        LeakAudit audit = LeakAudit.of(new RandomSplit(0.5, 1));

        assertThatThrownBy(() -> audit.withLeaks(Set.of()))
                .hasMessage("an audit must look for at least 1 kind of leak: 0");
        assertThatThrownBy(() -> audit.withExamples(-1)).hasMessage("examples must be at least 0: -1");
        Interactions events = Logs.of(1, 1, 0, 1, 2, 1);
        Catalogue other = Catalogue.of(IdIndex.of(List.of("a")), IdIndex.of(List.of("b", "c")));
        assertThatThrownBy(() -> audit.withCatalogue(other).inspect(new GlobalTimeSplit(0.5).split(events)))
                .hasMessage("a split of 2 and 3 rows of users and items has no catalogue of 3 and 2");
        assertThat(audit.withLeaks(Set.of(Leak.UNAVAILABLE_ITEM))
                        .inspect(new GlobalTimeSplit(0.5).split(events))
                        .verdicts())
                .singleElement()
                .asString()
                .isEqualTo("SKIP UNAVAILABLE_ITEM: nothing says when items were there");
    }
}
