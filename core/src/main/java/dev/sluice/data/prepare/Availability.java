package dev.sluice.data.prepare;

import dev.sluice.ItemSet;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.ItemFilter;
import dev.sluice.data.NumberColumn;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps events of items that were there at the time: not before the item was published, and before it was removed. The
 * catalogue's items say when that was, in numbers, seconds since the epoch; an item without a number has no such bound.
 *
 * @param published the column of when an item came, if there is one
 * @param removed the column of when it went, if there is one; there must be one of the two
 */
public record Availability(Optional<String> published, Optional<String> removed) implements Step {
    private static final double MILLIS = 1e3;

    public Availability {
        if (published.isEmpty() && removed.isEmpty()) {
            throw new IllegalArgumentException("a column published or removed must be named, found neither");
        }
    }

    /** Items come and go as these columns say. */
    public static Availability between(String published, String removed) {
        return new Availability(Optional.of(published), Optional.of(removed));
    }

    /** Items come as this column says, and stay. */
    public static Availability since(String published) {
        return new Availability(Optional.of(published), Optional.empty());
    }

    /** @throws IllegalArgumentException if the catalogue has no such column, or it holds no numbers */
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        Spans spans = new Spans(data.catalogue().items());
        return Sieve.apply(
                data,
                account,
                event -> {
                    if (spans.isBefore(events.time(event), events.item(event))) {
                        return 1;
                    }
                    return spans.isAfter(events.time(event), events.item(event)) ? 2 : Sieve.KEPT;
                },
                "before their item was published",
                "after their item was removed");
    }

    /**
     * Allows the items that are there at a moment, for serving.
     *
     * @throws IllegalArgumentException when it is asked of a catalogue without these columns
     */
    public ItemFilter at(Instant moment) {
        long millis = Millis.of(moment);
        return catalogue -> {
            Spans spans = new Spans(catalogue.items());
            return ItemSet.matching(
                    catalogue.items().rows(), item -> !spans.isBefore(millis, item) && !spans.isAfter(millis, item));
        };
    }

    /** When items were there. */
    private final class Spans {
        private final Optional<NumberColumn> begins;
        private final Optional<NumberColumn> ends;

        Spans(Entities items) {
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

        // A bound that is missing is NaN, of which neither holds.

        boolean isBefore(long time, int item) {
            return begins.isPresent() && time < begins.get().number(item) * MILLIS;
        }

        boolean isAfter(long time, int item) {
            return ends.isPresent() && time >= ends.get().number(item) * MILLIS;
        }
    }
}
