package dev.sluice.data.prepare;

import dev.sluice.ItemSet;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.ItemFilter;
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
        ItemSpans spans = of(data.catalogue().items());
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
     * When these items were there.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds no numbers
     */
    public ItemSpans of(Entities items) {
        return new ItemSpans(items, published, removed);
    }

    /**
     * Allows the items that are there at a moment, for serving.
     *
     * @throws IllegalArgumentException when it is asked of a catalogue without these columns
     */
    public ItemFilter at(Instant moment) {
        long millis = Millis.of(moment);
        return catalogue -> {
            ItemSpans spans = of(catalogue.items());
            return ItemSet.matching(catalogue.items().rows(), item -> spans.contains(millis, item));
        };
    }
}
