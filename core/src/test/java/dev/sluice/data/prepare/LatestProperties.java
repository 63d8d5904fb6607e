package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.RandomData.Event;
import java.util.List;
import java.util.function.ToIntFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the latest events of a user and of an item. */
class LatestProperties {
    @Property
    void anEventStaysIfFewEnoughAreLater(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int most) {
        Dataset data = RandomData.of(seed);

        assertThat(events(accounted(new LatestPerUser(most), data))).isEqualTo(recount(data, most, Event::user));
        assertThat(events(accounted(new LatestPerItem(most), data))).isEqualTo(recount(data, most, Event::item));
    }

    private static List<Event> recount(Dataset data, int most, ToIntFunction<Event> of) {
        return events(data).stream()
                .filter(event -> events(data).stream()
                                .filter(other -> of.applyAsInt(other) == of.applyAsInt(event) && isLater(other, event))
                                .count()
                        < most)
                .toList();
    }

    private static boolean isLater(Event one, Event than) {
        return one.time() > than.time() || one.time() == than.time() && one.place() > than.place();
    }

    @Example
    void aUserWithAMillionEventsIsNoTrouble() {
        Interactions.Builder events = new Interactions.Builder();
        for (int event = 0; event < 1_000_000; event++) {
            events.add(1, 1 + event % 7, event * 2_654_435_761L % 1_000_003, 1);
        }
        Dataset data = new Dataset(events.build(2, 8), Named.catalogue(7, 1));

        Dataset latest = accounted(new LatestPerUser(1000), data);

        assertThat(latest.interactions().size()).isEqualTo(1000);
        assertThat(accounted(new DuplicatePairs(DuplicatePairs.Policy.LAST), data)
                        .interactions()
                        .size())
                .isEqualTo(7);
        assertThat(accounted(new DuplicateEvents(), data).interactions().size()).isEqualTo(1_000_000);
        assertThat(accounted(new KCore(7, 1), data).interactions().size()).isEqualTo(1_000_000);
    }

    @Example
    void atLeastOneEventStays() {
        assertThatThrownBy(() -> new LatestPerUser(0)).hasMessage("events must be at least 1: 0");
        assertThatThrownBy(() -> new LatestPerItem(-1)).hasMessage("events must be at least 1: -1");
    }
}
