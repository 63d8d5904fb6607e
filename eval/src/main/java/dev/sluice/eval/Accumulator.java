package dev.sluice.eval;

/**
 * Collects what a metric has to say about lists. However the lists are divided among accumulators, and in whatever
 * order these are merged, the result is the same to the last bit. An accumulator belongs to one thread at a time.
 */
public interface Accumulator {
    /**
     * Judges a list.
     *
     * @param list at most one for each user
     * @param truth the judgements of the same user
     */
    void add(RankedList list, Truth truth);

    /**
     * Takes over what another has collected, which is not changed.
     *
     * @throws IllegalArgumentException if the other is of another metric
     */
    void merge(Accumulator other);

    /**
     * The judgement of all lists so far.
     *
     * @throws IllegalStateException if a user had two lists
     */
    MetricResult result();
}
