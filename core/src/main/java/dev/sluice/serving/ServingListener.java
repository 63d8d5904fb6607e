package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches a recommender, to count and to time what it does. What it throws is logged, as a warning the first time and
 * for debugging after that, and goes no further.
 */
@FunctionalInterface
public interface ServingListener {
    /**
     * Takes note of an answer, in the thread of the request.
     *
     * @param took from the call on, waiting included
     */
    void answered(Request request, Recommendations answer, Duration took);

    /** Takes note of a request that ended in an exception, in its thread. */
    default void failed(Request request, RuntimeException why, Duration took) {}

    /**
     * Takes note of a version that is in service from now on, in the thread that prepared it.
     *
     * @param from the version before, if there was one
     * @param took how long it was prepared
     */
    default void swapped(Optional<ModelVersion> from, ModelVersion to, Duration took) {}

    /** Takes note of a request that two recommenders answered, in the thread in which the second one did. */
    default void shadowed(Request request, Recommendations primary, Recommendations other) {}
}
