package dev.sluice.funnel;

import java.util.Optional;

/**
 * How a generator of a funnel is doing, for gauges.
 *
 * @param stage its name; a generator of a nested funnel has that funnel's name and a slash before it
 * @param underWay calls that take up its {@linkplain FunnelBuilder#callsPerGenerator bound}: those that run, late ones
 *     included, and those that nobody waits for any more and that no thread has come to yet. Not those that wait for a
 *     thread while their request waits for them
 * @param late calls still running though nobody waits for them any more
 * @param lateResults results that came after their run had gone on without them, since the funnel was built; they are
 *     not used
 * @param breaker the state of its circuit breaker, if it has one
 */
public record GeneratorHealth(String stage, int underWay, int late, long lateResults, Optional<BreakerState> breaker) {
    /** The same, seen from outside of the funnel it belongs to. */
    GeneratorHealth within(String funnel) {
        return new GeneratorHealth(funnel + "/" + stage, underWay, late, lateResults, breaker);
    }
}
