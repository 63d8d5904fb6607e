package dev.sluice.examples;

import dev.sluice.Interaction;
import dev.sluice.Request;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What users did, for requests that carry it. */
final class Histories {
    /** How many items a list has: enough for what looks at the first of them. */
    private static final int DEPTH = 100;

    private final Interactions events;
    private final IdIndex users;
    private final IdIndex items;
    private final boolean carried;
    /** Events by user and time, and where each user's begin. */
    private final int[] order;

    private final int[] starts;

    private Histories(Dataset data, boolean carried) {
        this.events = data.interactions();
        this.users = data.catalogue().users().ids();
        this.items = data.catalogue().items().ids();
        this.carried = carried;
        this.order = IntStream.range(0, events.size())
                .boxed()
                .sorted((one, other) -> {
                    int byUser = Integer.compare(events.user(one), events.user(other));
                    return byUser != 0 ? byUser : Long.compare(events.time(one), events.time(other));
                })
                .mapToInt(event -> event)
                .toArray();
        this.starts = new int[users.rows() + 1];
        for (int event = 0; event < events.size(); event++) {
            starts[events.user(event) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
    }

    /** @param carried whether requests carry the history, or the system knows users by their ids alone */
    static Histories of(Dataset data, boolean carried) {
        return new Histories(data, carried);
    }

    /** A request of a user, who is not recommended what is in the history. */
    Request request(String user) {
        List<Interaction> history = history(users.rowOr(user, IdIndex.UNKNOWN));
        Request.Builder request = Request.forUser(user)
                .limit(DEPTH)
                .excluding(history.stream().map(Interaction::item).toList());
        return (carried && !history.isEmpty() ? request.history(history) : request).build();
    }

    private List<Interaction> history(int user) {
        return IntStream.range(starts[user], starts[user + 1])
                .mapToObj(place -> order[place])
                .map(event -> new Interaction(
                        items.id(events.item(event)), Instant.ofEpochMilli(events.time(event)), events.value(event)))
                .toList();
    }
}
