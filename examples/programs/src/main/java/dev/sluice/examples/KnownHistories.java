package dev.sluice.examples;

import dev.sluice.Interaction;
import dev.sluice.Request;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What users did, for requests that carry it. */
final class KnownHistories {
    /** How many items a list has that is asked for: enough for what looks at the first of them. */
    private static final int DEPTH = 100;

    private final Interactions events;
    private final IdIndex users;
    private final IdIndex items;
    private final boolean carried;
    /** Events by user and time, and where each user's begin. */
    private final int[] order;

    private final int[] starts;

    private KnownHistories(Dataset data, boolean carried) {
        this.events = data.interactions();
        this.users = data.catalogue().users().ids();
        this.items = data.catalogue().items().ids();
        this.carried = carried;
        this.starts = starts(events, users.rows());
        this.order = byUserAndTime(events, starts);
    }

    private static int[] starts(Interactions events, int users) {
        int[] starts = new int[users + 1];
        for (int event = 0; event < events.size(); event++) {
            starts[events.user(event) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    /** Counts the users out, and sorts the few events of each; those of one moment stay in the order of the log. */
    private static int[] byUserAndTime(Interactions events, int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[events.size()];
        for (int event = 0; event < order.length; event++) {
            order[next[events.user(event)]++] = event;
        }
        IntComparator byTime = (one, other) -> {
            int compared = Long.compare(events.time(one), events.time(other));
            return compared != 0 ? compared : Integer.compare(one, other);
        };
        for (int user = 0; user + 1 < starts.length; user++) {
            // In place: a stable sort of the library copies all that comes before, for each user.
            IntArrays.quickSort(order, starts[user], starts[user + 1], byTime);
        }
        return order;
    }

    /** @param carried whether requests carry the history, or the system knows users by their ids alone */
    static KnownHistories of(Dataset data, boolean carried) {
        return new KnownHistories(data, carried);
    }

    /** How many places of a list there can be. */
    int depth() {
        return carried ? DEPTH : Integer.MAX_VALUE;
    }

    /** A request of a user, who is not recommended what is in the history. Saved lists are what they are. */
    Request request(String user) {
        Request.Builder request = Request.forUser(user).limit(depth());
        List<Interaction> history = carried ? history(users.rowOr(user, IdIndex.UNKNOWN)) : List.of();
        return history.isEmpty()
                ? request.build()
                : request.history(history)
                        .excluding(history.stream().map(Interaction::item).toList())
                        .build();
    }

    private List<Interaction> history(int user) {
        return IntStream.range(starts[user], starts[user + 1])
                .mapToObj(place -> order[place])
                .map(event -> new Interaction(
                        items.id(events.item(event)), Instant.ofEpochMilli(events.time(event)), events.value(event)))
                .toList();
    }
}
