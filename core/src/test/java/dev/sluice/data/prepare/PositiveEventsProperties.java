package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Dataset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the events that say that somebody liked something. */
class PositiveEventsProperties {
    @Property
    void keepsTheThresholdAndAbove(@ForAll long seed) {
        Dataset data = RandomData.of(seed);

        assertThat(events(accounted(new PositiveEvents(1.5f), data)))
                .isEqualTo(events(data).stream()
                        .filter(event -> event.value() >= 1.5f)
                        .toList());
    }
}
