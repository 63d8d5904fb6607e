package dev.sluice.eval;

/**
 * Judges one user's list. What it says depends on this list and this user alone; a metric over all lists together is a
 * {@link Metric}.
 */
@FunctionalInterface
public interface ListMetric {
    /**
     * The value of a list.
     *
     * @param list what was recommended, perhaps nothing
     * @param truth the judgements of the same user
     * @return finite, or NaN: undefined for this user
     */
    double of(RankedList list, Truth truth);

    /** What exactly is computed, in a line: gain, denominator, cut. */
    default String variant() {
        return toString();
    }

    /** Why there is no value, in a few words, where {@link #of} says NaN: users are counted by it. */
    default String whyUndefined(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? "no relevant items" : "undefined";
    }

    /** The same metric, 0 where it is undefined. */
    default ListMetric orZero() {
        return new ZeroIfUndefined(this);
    }

    /** The mean over users, those left out for whom it is undefined. */
    default Metric named(String name) {
        return new PerUserMetric(name, this, Aggregate.MEAN);
    }

    /** The sum over users, those left out for whom it is undefined. */
    default Metric summed(String name) {
        return new PerUserMetric(name, this, Aggregate.SUM);
    }
}
