package dev.sluice.eval.split;

import dev.sluice.data.Interactions;

/** Divides events into a part to learn from and a part to be judged by. */
@FunctionalInterface
public interface Splitter {
    /**
     * Divides events. Every event is in one part, and each part keeps the order of events and the rows of users and
     * items.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    Split split(Interactions events);
}
