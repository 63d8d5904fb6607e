package dev.sluice.eval.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.prepare.Availability;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every planted leak is found by its own code and by no other. */
class PlantedLeakProperties extends LeakAuditFixture {
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
}
