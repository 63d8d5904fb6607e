package dev.sluice.examples.prepare;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Prepared;
import java.util.function.IntUnaryOperator;

/**
 * Numbers users and items by their first events, those without events after them, as readers do. Ties and random
 * numbers go by rows; numbered so, prepared data give the very models that they give once they are written and read.
 */
public final class ReadOrder {
    private ReadOrder() {}

    /** The same data in this order; as they are if no step prepared them. */
    public static Prepared of(Prepared prepared) {
        return prepared.steps().isEmpty() ? prepared : new Prepared(of(prepared.data()), prepared.steps());
    }

    private static Dataset of(Dataset data) {
        Interactions events = data.interactions();
        int[] users = newRows(events.size(), events::user, events.userRows());
        int[] items = newRows(events.size(), events::item, events.itemRows());
        return new Dataset(
                events.withUsers(users.length, user -> users[user]).withItems(items.length, item -> items[item]),
                new Catalogue(
                        ordered(data.catalogue().items(), items),
                        ordered(data.catalogue().users(), users)));
    }

    /** The new row of each row. */
    private static int[] newRows(int events, IntUnaryOperator rowOf, int rows) {
        int[] newRows = new int[rows];
        int next = 1;
        for (int event = 0; event < events; event++) {
            int row = rowOf.applyAsInt(event);
            if (newRows[row] == 0 && row != 0) {
                newRows[row] = next++;
            }
        }
        for (int row = 1; row < rows; row++) {
            if (newRows[row] == 0) {
                newRows[row] = next++;
            }
        }
        return newRows;
    }

    private static Entities ordered(Entities entities, int[] newRows) {
        int[] oldRows = new int[newRows.length - 1];
        for (int row = 1; row < newRows.length; row++) {
            oldRows[newRows[row] - 1] = row;
        }
        return entities.select(oldRows);
    }
}
