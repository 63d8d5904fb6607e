package dev.sluice.data.prepare;

import dev.sluice.data.Interactions;
import java.util.BitSet;

/**
 * How much data there is.
 *
 * @param events how many events
 * @param users how many users have any
 * @param items how many items have any
 */
public record Size(long events, int users, int items) {
    /** Of these events. */
    public static Size of(Interactions events) {
        BitSet users = new BitSet(events.userRows());
        BitSet items = new BitSet(events.itemRows());
        for (int event = 0; event < events.size(); event++) {
            users.set(events.user(event));
            items.set(events.item(event));
        }
        return new Size(events.size(), users.cardinality(), items.cardinality());
    }
}
