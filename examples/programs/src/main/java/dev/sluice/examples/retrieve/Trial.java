package dev.sluice.examples.retrieve;

import java.util.ArrayList;
import java.util.List;

/**
 * An index and how it is asked.
 *
 * @param kind the index
 * @param threads that ask at the same time, each for itself, at least 1
 * @param batch queries asked for at a time, at least 1
 */
public record Trial(IndexKind kind, int threads, int batch) {
    private static final int BATCH = 64;

    /** Checks the ranges. */
    public Trial {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1: " + batch);
        }
    }

    /** Every index on one thread, what many queries at a time bring, and what a second thread brings. */
    public static List<Trial> all() {
        List<Trial> trials = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            trials.add(new Trial(kind, 1, 1));
            if (kind != IndexKind.MAPPED) {
                trials.add(new Trial(kind, 2, 1));
            }
            if (kind.isExhaustive() && kind != IndexKind.MAPPED) {
                trials.add(new Trial(kind, 1, BATCH));
            }
        }
        return trials;
    }
}
