package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.RandomData.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the k-core: it is a fixpoint, and there is but one. */
class KCoreProperties {
    @Property
    void anyOrderOfRemovalsEndsAtTheSameSet(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int perUser,
            @ForAll @IntRange(min = 1, max = 5) int perItem,
            @ForAll Random order) {
        Dataset data = RandomData.of(seed);

        List<Event> core = events(accounted(new KCore(perUser, perItem), data));

        assertThat(core).isEqualTo(oneByOne(events(data), perUser, perItem, order));
    }

    /** Takes one user or item after the other that has too few, drawn at random, and counts everything anew. */
    private static List<Event> oneByOne(List<Event> events, int perUser, int perItem, Random order) {
        List<Event> left = new ArrayList<>(events);
        while (true) {
            List<Function<Event, Boolean>> tooFew = new ArrayList<>();
            distinct(left, Event::user, Event::item).forEach((user, items) -> {
                if (items < perUser) {
                    tooFew.add(event -> event.user() == user);
                }
            });
            distinct(left, Event::item, Event::user).forEach((item, users) -> {
                if (users < perItem) {
                    tooFew.add(event -> event.item() == item);
                }
            });
            if (tooFew.isEmpty()) {
                return left;
            }
            left.removeIf(tooFew.get(order.nextInt(tooFew.size()))::apply);
        }
    }

    private static TreeMap<Integer, Long> distinct(
            List<Event> events, Function<Event, Integer> of, Function<Event, Integer> others) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        of,
                        TreeMap::new,
                        Collectors.mapping(
                                others, Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()))));
    }

    @Property
    void theCoreOfTheCoreIsTheCore(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int perUser,
            @ForAll @IntRange(min = 1, max = 5) int perItem) {
        KCore step = new KCore(perUser, perItem);
        Dataset core = accounted(step, RandomData.of(seed));

        assertThat(events(accounted(step, core))).isEqualTo(events(core));
    }

    @Example
    void aChainFallsToItsLastLink() {
        // u1-i1-u2-i2-...: only the ends have one neighbour, and each removal makes a new end.
        int links = 50_000;
        Interactions.Builder chain = new Interactions.Builder();
        for (int link = 1; link <= links; link++) {
            chain.add(link, link, 0, 1);
            if (link < links) {
                chain.add(link + 1, link, 0, 1);
            }
        }
        Account account = new Account();

        Dataset core = new KCore(2, 2)
                .apply(new Dataset(chain.build(links + 1, links + 1), Named.catalogue(links, links)), account);

        assertThat(core.interactions().size()).isZero();
        assertThat(account.leftOut()).containsEntry("of users outside the core", 2L * links - 1);
    }

    @Example
    void countsAreAtLeastOne() {
        assertThatThrownBy(() -> new KCore(0, 1)).hasMessage("perUser must be at least 1: 0");
        assertThatThrownBy(() -> new KCore(1, 0)).hasMessage("perItem must be at least 1: 0");
    }
}
