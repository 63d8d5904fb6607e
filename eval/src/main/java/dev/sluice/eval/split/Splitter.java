package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.Set;

/** Divides events into a part to learn from and a part to be judged by. */
@FunctionalInterface
public interface Splitter {
    /**
     * Divides events. Every event is in one part, and each part keeps the order of events and the rows of users and
     * items. Equal splitters divide equal events equally.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    Split split(Interactions events);

    /**
     * The leaks that no split of this kind has, whatever the events, as a {@link LeakAudit} proves; by default none is
     * promised.
     */
    default Set<Leak> rulesOut() {
        return Set.of();
    }
}
