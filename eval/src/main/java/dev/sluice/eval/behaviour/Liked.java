package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.Set;

/**
 * What a user went on to like after a request.
 *
 * @param request the user's, with the history there was
 * @param items at least one
 */
public record Liked(Request request, Set<String> items) {
    public Liked {
        items = Set.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a user must have liked an item");
        }
    }
}
