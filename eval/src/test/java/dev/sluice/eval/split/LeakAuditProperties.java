package dev.sluice.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A clean split passes, and what is found is that of a recount. */
class LeakAuditProperties extends LeakAuditFixture {
    private static final Set<Leak> EVERY_LEAK_OF_TIME =
            EnumSet.of(Leak.SHARED_EVENT, Leak.SHARED_PAIR, Leak.OWN_FUTURE, Leak.OWN_MOMENT, Leak.OTHERS_FUTURE);

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
