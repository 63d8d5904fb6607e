package dev.sluice.eval.behaviour;

/** Measures one thing about how a system behaves. */
public interface Behaviour {
    /** A short name for reports, such as {@code long-tail@10}. */
    String name();

    /** What the value is, in a line. */
    String description();

    /** Asks the system, and measures. */
    Observation observe(Subject subject);

    /** Expects a value that is not below the limit. */
    default Expectation atLeast(double limit) {
        return new Expectation(this, new Bound(Bound.Side.AT_LEAST, limit), 1);
    }

    /** Expects a value that is not above the limit. */
    default Expectation atMost(double limit) {
        return new Expectation(this, new Bound(Bound.Side.AT_MOST, limit), 1);
    }
}
