package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.List;
import java.util.Optional;

/** The first places of lists. */
final class Lists {
    private Lists() {}

    /** The first items that a system has for a request, if it can be asked. */
    static Optional<List<String>> first(int k, Request request, Subject subject) {
        return subject.items(request).map(items -> items.subList(0, Math.min(k, items.size())));
    }

    /** Who asks, for people. */
    static String who(Request request) {
        return request.user().map(user -> "user " + user).orElse("somebody");
    }

    static void requireCut(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }
}
