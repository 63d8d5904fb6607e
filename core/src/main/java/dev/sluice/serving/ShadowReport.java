package dev.sluice.serving;

import dev.sluice.Recommender;
import dev.sluice.Request;
import java.time.Duration;
import java.util.List;

/**
 * How two recommenders compare that were asked the same.
 *
 * @param compared requests that both answered; the two means below are over these, NaN if there is none
 * @param overlap mean of the number of items that are among the first {@code k} of both lists, divided by the length of
 *     the longer one, at most {@code k}; 1 if both are empty
 * @param rankBiasedOverlap mean of how much the two lists are alike, the first places above all: in [0, 1], see
 *     {@link ShadowSettings#persistence}
 * @param primary the one that answers
 * @param other the one beside it
 * @param dropped requests that were to be compared, and were not, since too many waited for that or no thread took them
 */
public record ShadowReport(
        long compared, double overlap, double rankBiasedOverlap, Side primary, Side other, long dropped) {
    /**
     * One of the two.
     *
     * @param requests how many it was asked
     * @param p50 median of its latencies, to a percent
     * @param p99 99th percentile of its latencies, to a percent
     * @param degraded share of its answers that were degraded, in [0, 1]; NaN if there is none
     * @param empty share of its answers without an item, though some were asked for; NaN if there is none
     * @param failed share of the requests in which it threw, in [0, 1]; NaN if there is none
     */
    public record Side(long requests, Duration p50, Duration p99, double degraded, double empty, double failed) {}

    /** Asks both, one after the other, in the caller's thread. */
    public static ShadowReport of(List<Request> requests, Recommender primary, Recommender other) {
        ShadowComparison comparison = new ShadowComparison(ShadowSettings.defaults());
        for (Request request : requests) {
            Asked first = Asked.of(primary, request);
            comparison.add(first, Asked.of(other, request));
        }
        return comparison.report(0);
    }
}
