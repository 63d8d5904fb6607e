package dev.sluice.funnel;

import dev.sluice.Interaction;
import dev.sluice.Request;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Derives the seed of a request from what it says, apart from the moment, so that a repeated request replays the same.
 */
final class RequestSeed {
    private long state;

    private RequestSeed() {}

    static long of(Request request) {
        return request.seed().orElseGet(() -> new RequestSeed().derived(request));
    }

    private long derived(Request request) {
        request.user().ifPresent(this::add);
        for (Interaction interaction : request.history().orElse(List.of())) {
            add(interaction.item());
        }
        new TreeMap<>(request.context()).forEach((name, value) -> {
            add(name);
            add(value);
        });
        new TreeSet<>(request.excluded()).forEach(this::add);
        return state;
    }

    /** One step of SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195) over the text's hash. */
    private void add(String text) {
        long mixed = state + text.hashCode() + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        state = mixed ^ (mixed >>> 31);
    }
}
