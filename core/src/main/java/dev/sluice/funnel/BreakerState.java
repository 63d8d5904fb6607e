package dev.sluice.funnel;

/** What a circuit breaker does with the next call. */
public enum BreakerState {
    /** It lets it through; all is well. */
    CLOSED,
    /** It refuses it, and the stage is not run. */
    OPEN,
    /** It lets it through if it is one of a few probes that decide whether all is well again. */
    HALF_OPEN
}
