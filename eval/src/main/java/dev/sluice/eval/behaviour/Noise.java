package dev.sluice.eval.behaviour;

import dev.sluice.Interaction;
import dev.sluice.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Small changes of a request's history that should not matter much. Which event they concern depends on the seed and on
 * the request alone, so that a test repeats. A request without a history is left as it is.
 */
public final class Noise {
    private Noise() {}

    /** One event of the history is missing; its item is excluded instead, so that it cannot come back. */
    public static Change dropping(long seed) {
        return new Change("one event of the history is missing", request -> {
            List<Interaction> history = new ArrayList<>(request.history().orElse(List.of()));
            if (history.isEmpty()) {
                return request;
            }
            String dropped = history.remove(random(request, seed).nextInt(history.size()))
                    .item();
            return request.toBuilder()
                    .history(history)
                    .excluding(Set.of(dropped))
                    .build();
        });
    }

    /**
     * The history has one event more, of an item drawn from these, at the time of the last one.
     *
     * @param items at least one
     */
    public static Change adding(List<String> items, long seed) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("there must be an item to add");
        }
        List<String> strangers = List.copyOf(items);
        return new Change("the history has one random event more", request -> {
            List<Interaction> history = new ArrayList<>(request.history().orElse(List.of()));
            if (history.isEmpty()) {
                return request;
            }
            String added = strangers.get(random(request, seed).nextInt(strangers.size()));
            history.add(Interaction.of(added, history.get(history.size() - 1).time()));
            return request.toBuilder().history(history).build();
        });
    }

    private static Random random(Request request, long seed) {
        return new Random(seed ^ request.user().hashCode() ^ request.history().hashCode());
    }
}
