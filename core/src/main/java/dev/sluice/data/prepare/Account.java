package dev.sluice.data.prepare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step leaves out and why, and what else it has to say. Belongs to one thread. */
public final class Account {
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private final Map<String, Long> notes = new LinkedHashMap<>();

    /** Nothing yet. */
    public Account() {}

    /**
     * So many events are left out.
     *
     * @param reason why, as in {@code before the window}
     * @param events how many, at least 0; of 0 nothing is told
     */
    public void leaveOut(String reason, long events) {
        add(leftOut, reason, events);
    }

    /**
     * Something else that people should know, which leaves no event out.
     *
     * @param what as in {@code items merged into others}
     * @param count how many, at least 0; of 0 nothing is told
     */
    public void note(String what, long count) {
        add(notes, what, count);
    }

    private static void add(Map<String, Long> counts, String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count must be at least 0: " + count + " of " + what);
        }
        if (count > 0) {
            counts.merge(what, count, Long::sum);
        }
    }

    /** How many events are left out, by reason, in the order in which the reasons were first told. */
    Map<String, Long> leftOut() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    /** The notes, likewise. */
    Map<String, Long> notes() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }
}
