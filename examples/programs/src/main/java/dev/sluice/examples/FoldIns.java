package dev.sluice.examples;

import dev.sluice.Interaction;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What users bring with their requests, since training does not know it. */
final class FoldIns {
    private final Interactions events;
    private final Catalogue catalogue;
    private final Int2ObjectMap<IntArrayList> byUser = new Int2ObjectOpenHashMap<>();

    FoldIns(Interactions events, Catalogue catalogue) {
        this.events = events;
        this.catalogue = catalogue;
        for (int event = 0; event < events.size(); event++) {
            byUser.computeIfAbsent(events.user(event), user -> new IntArrayList())
                    .add(event);
        }
        byUser.values().forEach(own -> own.sort((one, other) -> Long.compare(events.time(one), events.time(other))));
    }

    /** A request of a user, who asks at a moment, or when the last of what they bring happened if that is later. */
    Request.Builder request(int user, Instant moment) {
        Request.Builder request = Request.forUser(catalogue.users().ids().id(user));
        Optional<List<Interaction>> history = Optional.ofNullable(byUser.get(user))
                .map(own -> own.intStream().mapToObj(this::interaction).toList());
        history.ifPresent(request::history);
        return request.moment(history.map(own -> own.get(own.size() - 1).time())
                .filter(moment::isBefore)
                .orElse(moment));
    }

    private Interaction interaction(int event) {
        return new Interaction(
                catalogue.items().ids().id(events.item(event)),
                Instant.ofEpochMilli(events.time(event)),
                events.value(event));
    }
}
