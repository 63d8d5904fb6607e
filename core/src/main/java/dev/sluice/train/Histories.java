package dev.sluice.train;

import dev.sluice.data.Interactions;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import java.io.IOException;

/**
 * What each user did up to the training, so that serving can read it: written as the sparse table {@code history}, a
 * row for each user with items, values and times. A row is in the order of time, events of one moment in the order of
 * the log; an item that comes back in the log comes back in the history.
 */
public final class Histories implements TrainedModel {
    /** The name of the table. */
    public static final String NAME = "history";

    private final Interactions events;

    private Histories(Interactions events) {
        this.events = events;
    }

    /**
     * The histories of everybody in a log; costs nothing until they are written, then 4 bytes of heap an event and 8 a
     * user.
     */
    public static Histories of(Interactions events) {
        return new Histories(events);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        EventsByUser byUser = new EventsByUser(events);
        try (SparseWriter table = writer.sparse(NAME)) {
            for (int user = 0; user < events.userRows(); user++) {
                append(byUser.inTime(user, events), table);
            }
        }
        writer.provenance(NAME + ".events", Integer.toString(events.size()));
    }

    private void append(int[] history, SparseWriter table) throws IOException {
        int[] items = new int[history.length];
        float[] values = new float[history.length];
        long[] times = new long[history.length];
        for (int i = 0; i < history.length; i++) {
            items[i] = events.item(history[i]);
            values[i] = events.value(history[i]);
            times[i] = events.time(history[i]);
        }
        table.append(items, values, times);
    }
}
