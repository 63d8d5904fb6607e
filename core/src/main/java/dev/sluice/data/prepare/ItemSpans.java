package dev.sluice.data.prepare;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import java.util.Optional;

/** When the items of a catalogue were there: from when they were published until they were removed. */
public final class ItemSpans {
    private static final double MILLIS = 1e3;

    private final Optional<NumberColumn> begins;
    private final Optional<NumberColumn> ends;

    ItemSpans(Entities items, Optional<String> published, Optional<String> removed) {
        begins = published.map(name -> numbers(items, name));
        ends = removed.map(name -> numbers(items, name));
    }

    private static NumberColumn numbers(Entities items, String name) {
        if (items.require(name) instanceof NumberColumn numbers) {
            return numbers;
        }
        throw new IllegalArgumentException(
                "column " + name + " of the items must hold numbers, seconds since the epoch");
    }

    /**
     * Whether an item was there at a moment.
     *
     * @param time in milliseconds since the epoch
     */
    public boolean contains(long time, int item) {
        return !isBefore(time, item) && !isAfter(time, item);
    }

    // A bound that is missing is NaN, of which neither holds.

    boolean isBefore(long time, int item) {
        return begins.isPresent() && time < begins.get().number(item) * MILLIS;
    }

    boolean isAfter(long time, int item) {
        return ends.isPresent() && time >= ends.get().number(item) * MILLIS;
    }
}
