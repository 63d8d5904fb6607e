package dev.sluice.funnel;

import java.util.Optional;

/**
 * How a generator of a funnel is doing, for gauges.
 *
 * @param stage its name; a generator of a nested funnel has that funnel's name and a slash before it
 * @param underWay calls handed over and not ended, those waiting for a thread and late ones included
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
