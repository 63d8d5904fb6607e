package dev.sluice.funnel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.TimeUnit;

/** The circuit breaker of a generator. Whoever was let through says what came of it, once. */
final class Breaker {
    private final CircuitBreaker circuit;

    Breaker(String stage, BreakerSettings settings) {
        circuit = CircuitBreaker.of(
                stage,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold((float) (100 * settings.failureShare()))
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.window())
                        .slowCallRateThreshold((float) (100 * settings.slowShare()))
                        .slowCallDurationThreshold(settings.slowCall())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .recordResult(succeeded -> succeeded.equals(false))
                        .build());
    }

    boolean lets() {
        return circuit.tryAcquirePermission();
    }

    void ended(boolean succeeded, long nanos) {
        circuit.onResult(nanos, TimeUnit.NANOSECONDS, succeeded);
    }

    /** The call says nothing about the generator. */
    void forget() {
        circuit.releasePermission();
    }

    BreakerState state() {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            default -> BreakerState.CLOSED;
        };
    }
}
