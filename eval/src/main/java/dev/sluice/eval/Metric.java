package dev.sluice.eval;

/** Judges the lists of many users. Most are the mean of a {@link ListMetric}; coverage is not. */
public interface Metric {
    /** A short name for reports, such as {@code ndcg@10}. */
    String name();

    /** Starts a judgement. */
    Accumulator begin();
}
