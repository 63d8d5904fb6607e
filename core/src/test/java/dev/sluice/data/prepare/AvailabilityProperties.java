package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static dev.sluice.data.prepare.RandomData.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of a catalogue that changes with time. */
class AvailabilityProperties {
    private final Availability spans = Availability.between("published", "removed");

    @Property
    void keepsEventsOfItemsThatWereThere(@ForAll long seed) {
        Dataset data = RandomData.of(seed);

        assertThat(events(accounted(spans, data)))
                .isEqualTo(events(data).stream()
                        .filter(event -> wasThere(event.item(), event.time(), data.catalogue(), true))
                        .toList());
        assertThat(events(accounted(Availability.since("published"), data)))
                .isEqualTo(events(data).stream()
                        .filter(event -> wasThere(event.item(), event.time(), data.catalogue(), false))
                        .toList());
    }

    @Property
    void serversAllowTheSameItems(@ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int second) {
        Catalogue catalogue = RandomData.of(seed).catalogue();
        int items = catalogue.items().rows();

        var allowed = spans.at(second(second)).allowed(catalogue);

        for (int item = 1; item < items; item++) {
            assertThat(allowed.contains(item)).isEqualTo(wasThere(item, 1000L * second, catalogue, true));
        }
    }

    private static boolean wasThere(int item, long time, Catalogue catalogue, boolean untilRemoved) {
        double published = number("published", item, catalogue);
        double removed = number("removed", item, catalogue);
        boolean came = Double.isNaN(published) || time >= 1000 * published;
        boolean stayed = !untilRemoved || Double.isNaN(removed) || time < 1000 * removed;
        return came && stayed;
    }

    private static double number(String column, int item, Catalogue catalogue) {
        return ((NumberColumn) catalogue.items().require(column)).number(item);
    }

    @Example
    void columnsThatAreMissingOrHoldTextsAreErrors() {
        Dataset data = RandomData.of(1);

        assertThatThrownBy(() -> Availability.since("born").apply(data, new Account()))
                .hasMessageStartingWith("there is no column born, there are [");
        assertThatThrownBy(() -> Availability.since("born").at(Instant.EPOCH).allowed(data.catalogue()))
                .hasMessageStartingWith("there is no column born, there are [");
        assertThatThrownBy(() -> new Availability(Optional.empty(), Optional.empty()))
                .hasMessage("a column published or removed must be named, found neither");
        Catalogue words = new Catalogue(
                new Entities(Named.ids("i", 1), Map.of("published", TextColumn.of(List.of("", "yesterday")))),
                Entities.of(Named.ids("u", 1)));
        assertThatThrownBy(
                        () -> Availability.since("published").at(Instant.EPOCH).allowed(words))
                .hasMessage("column published of the items must hold numbers, seconds since the epoch");
    }
}
