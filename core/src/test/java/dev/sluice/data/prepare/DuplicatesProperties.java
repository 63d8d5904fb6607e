package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.prepare.DuplicatePairs.Policy;
import dev.sluice.data.prepare.RandomData.Event;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of events that stand twice in a log, and of pairs that have several. */
class DuplicatesProperties {
    private static final Comparator<Event> IN_TIME =
            Comparator.comparingLong(Event::time).thenComparing(Event::place);

    @Property
    void theFirstOfEqualEventsStays(@ForAll long seed) {
        Dataset data = crowded(seed);
        Set<List<Object>> met = new HashSet<>();

        assertThat(events(accounted(new DuplicateEvents(), data)))
                .isEqualTo(events(data).stream()
                        .filter(event -> met.add(List.of(event.user(), event.item(), event.time(), event.type())))
                        .toList());
    }

    /** Times are moved together, so that events fall on one moment. */
    private static Dataset crowded(long seed) {
        Dataset data = RandomData.of(seed);
        Interactions events = data.interactions();
        Interactions.Builder crowded = new Interactions.Builder();
        for (int event = 0; event < events.size(); event++) {
            crowded.add(events.user(event), events.item(event), events.time(event) / 40_000, events.value(event));
        }
        Interactions built = crowded.build(events.userRows(), events.itemRows());
        return data.with(built.with("type", events.columns().get("type"))
                .with("place", events.columns().get("place")));
    }

    @Property
    void oneEventOfAPairStays(@ForAll long seed, @ForAll Policy policy) {
        Dataset data = crowded(seed);

        assertThat(events(accounted(new DuplicatePairs(policy), data)))
                .isEqualTo(events(data).stream()
                        .filter(event -> kept(pair(event, data), policy).equals(event))
                        .map(event -> policy == Policy.SUM ? withSum(event, pair(event, data)) : event)
                        .toList());
    }

    private static List<Event> pair(Event of, Dataset data) {
        return events(data).stream()
                .filter(event -> event.user() == of.user() && event.item() == of.item())
                .toList();
    }

    private static Event kept(List<Event> pair, Policy policy) {
        List<Event> inTime = pair.stream().sorted(IN_TIME).toList();
        return switch (policy) {
            case FIRST -> inTime.get(0);
            case LAST, SUM -> inTime.get(inTime.size() - 1);
            case MAX -> {
                double highest = pair.stream().mapToDouble(Event::value).max().orElseThrow();
                yield inTime.stream()
                        .filter(event -> event.value() == highest)
                        .findFirst()
                        .orElseThrow();
            }
        };
    }

    private static Event withSum(Event event, List<Event> pair) {
        float sum = (float) pair.stream().mapToDouble(Event::value).sum();
        return new Event(event.place(), event.user(), event.item(), event.time(), sum, event.type());
    }

    @Example
    void typesInNumbersAreToldApartAndWithoutAnyAllAreAlike() {
        Interactions twice =
                new Interactions.Builder().add(1, 1, 5, 1).add(1, 1, 5, 2).build(2, 2);
        Dataset data = new Dataset(twice, Named.catalogue(1, 1));
        Dataset apart = data.with(twice.with("type", new NumberColumn(new double[] {1, 2})));

        assertThat(accounted(new DuplicateEvents(), data).interactions().size()).isOne();
        assertThat(accounted(new DuplicateEvents(), apart).interactions().size())
                .isEqualTo(2);
        assertThatThrownBy(() -> new DuplicateEvents()
                        .apply(
                                data.with(twice.with("type", TagColumn.of(List.of(List.of(), List.of())))),
                                new Account()))
                .hasMessage("column type of the events must hold texts or numbers, not tags");
    }

    @Example
    void aSumThatIsNoValueIsAnError() {
        Interactions large = new Interactions.Builder()
                .add(1, 1, 0, Float.MAX_VALUE)
                .add(1, 1, 0, Float.MAX_VALUE)
                .build(2, 2);

        assertThatThrownBy(() ->
                        new DuplicatePairs(Policy.SUM).apply(new Dataset(large, Named.catalogue(1, 1)), new Account()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite: Infinity");
    }
}
