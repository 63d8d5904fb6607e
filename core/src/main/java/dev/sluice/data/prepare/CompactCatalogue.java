package dev.sluice.data.prepare;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * Drops users, or items, or both, that have no events from the catalogue, and numbers the rows of the others anew, in
 * their order: the last step, after which trained tables are no larger than what was chosen. Leaves no event out. A
 * dropped user is unknown to the model and gets what the funnel falls back on; a dropped item is never recommended.
 *
 * @param part of whom
 */
public record CompactCatalogue(Part part) implements Step {
    /** Of whom a catalogue holds only those with events. */
    public enum Part {
        /** Users; items stay, those that nobody met among them. */
        USERS,
        /** Items; users stay. */
        ITEMS,
        /** Both. */
        USERS_AND_ITEMS
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        BitSet users = new BitSet();
        BitSet items = new BitSet();
        users.set(1, events.userRows(), part == Part.ITEMS);
        items.set(1, events.itemRows(), part == Part.USERS);
        for (int event = 0; event < events.size(); event++) {
            users.set(events.user(event));
            items.set(events.item(event));
        }
        account.note("users dropped", events.userRows() - 1 - users.cardinality());
        account.note("items dropped", events.itemRows() - 1 - items.cardinality());
        Catalogue kept = new Catalogue(
                kept(data.catalogue().items(), items), kept(data.catalogue().users(), users));
        Interactions renumbered = events.withUsers(kept.users().rows(), newRows(users, events.userRows()))
                .withItems(kept.items().rows(), newRows(items, events.itemRows()));
        return new Dataset(renumbered, kept);
    }

    private static Entities kept(Entities entities, BitSet rows) {
        return rows.cardinality() == entities.rows() - 1
                ? entities
                : entities.select(rows.stream().toArray());
    }

    /** The new row of each old one; of one that is dropped, that of the unknown. */
    private static IntUnaryOperator newRows(BitSet kept, int rows) {
        int[] newRows = new int[rows];
        int next = 1;
        for (int row = kept.nextSetBit(0); row > 0; row = kept.nextSetBit(row + 1)) {
            newRows[row] = next++;
        }
        return row -> newRows[row];
    }
}
