package dev.sluice.serving;

import dev.sluice.Interaction;
import dev.sluice.Request;
import java.util.List;
import java.util.Map;

/**
 * Derives the seed of a request from what it says, apart from the moment, so that a repeated request replays the same,
 * in another process too. Sets and maps have an order that differs from process to process: of these it takes the sum
 * over the members, which has none.
 */
final class RequestSeed {
    private long state;

    private RequestSeed() {}

    static long of(Request request) {
        return request.seed().orElseGet(() -> new RequestSeed().derived(request));
    }

    private long derived(Request request) {
        List<Interaction> history = request.history().orElse(List.of());
        add(request.user().isPresent() ? 1 : 0);
        request.user().ifPresent(user -> add(user.hashCode()));
        add(history.size());
        history.forEach(interaction -> add(interaction.item().hashCode()));
        add(request.context().entrySet().stream()
                .mapToLong(RequestSeed::ofEntry)
                .sum());
        add(request.excluded().stream().mapToLong(id -> mixed(id.hashCode())).sum());
        return state;
    }

    private static long ofEntry(Map.Entry<String, String> entry) {
        return mixed(mixed(entry.getKey().hashCode()) + entry.getValue().hashCode());
    }

    private void add(long part) {
        state = mixed(state + part);
    }

    /** One step of SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195). */
    private static long mixed(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
