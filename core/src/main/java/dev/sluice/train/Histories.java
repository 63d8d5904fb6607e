package dev.sluice.train;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What each user did up to the training, so that serving can read it: written as the sparse table {@code history}, a
 * row for each user with items, values and times. A row is in the order of time, events of one moment in the order of
 * the log; an item that comes back in the log comes back in the history.
 *
 * <p>What users have seen beside that, such as what they opened and did not like, is no part of what they like: it goes
 * into the sparse table {@code seen.users}, rows of items in ascending order, which is not recommended and nothing
 * else.
 */
public final class Histories implements TrainedModel {
    /** The name of the table. */
    public static final String NAME = "history";

    /** The name of the table of what was seen beside. */
    public static final String SEEN = "seen.users";

    private final Interactions events;
    private final Optional<Interactions> seen;

    private Histories(Interactions events, Optional<Interactions> seen) {
        this.events = events;
        this.seen = seen;
    }

    /**
     * The histories of everybody in a log; costs nothing until they are written, then 4 bytes of heap an event and 8 a
     * user.
     */
    public static Histories of(Interactions events) {
        return new Histories(events, Optional.empty());
    }

    /** The same, and what users have seen, whether it is in the histories or not. Costs a matrix of it when written. */
    public Histories withSeen(Interactions shown) {
        if (shown.userRows() != events.userRows() || shown.itemRows() != events.itemRows()) {
            throw new IllegalArgumentException("what was seen must have the rows of the histories, " + events.userRows()
                    + " users and " + events.itemRows() + " items: " + shown.userRows() + " and " + shown.itemRows());
        }
        return new Histories(events, Optional.of(shown));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        RowOrder byUser = RowOrder.of(events.size(), events::user, events.userRows());
        try (SparseWriter table = writer.sparse(NAME)) {
            for (int user = 0; user < events.userRows(); user++) {
                append(inTime(byUser.of(user)), table);
            }
        }
        writer.provenance(NAME + ".events", Integer.toString(events.size()));
        if (seen.isPresent()) {
            writeSeen(InteractionMatrix.of(seen.get()), writer);
        }
    }

    /** From the oldest to the newest, those of one moment in the order of the log. */
    private int[] inTime(int[] ofUser) {
        IntArrays.mergeSort(ofUser, (a, b) -> Long.compare(events.time(a), events.time(b)));
        return ofUser;
    }

    private static void writeSeen(InteractionMatrix pairs, SnapshotWriter writer) throws IOException {
        try (SparseWriter table = writer.sparse(SEEN)) {
            for (int user = 0; user < pairs.rows(); user++) {
                int[] items = pairs.row(user);
                float[] once = new float[items.length];
                Arrays.fill(once, 1);
                table.append(items, once, new long[0]);
            }
        }
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
