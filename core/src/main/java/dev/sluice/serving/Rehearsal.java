package dev.sluice.serving;

import java.time.Duration;
import java.util.Locale;

/**
 * How a warm-up went.
 *
 * @param replayed how many requests were replayed
 * @param failed how many of them threw
 * @param settled whether the latency had settled at the end
 * @param median of the latencies of the last whole window, nothing if there was none
 */
record Rehearsal(int replayed, int failed, boolean settled, Duration median) {
    /** Nothing was replayed. */
    static final Rehearsal NONE = new Rehearsal(0, 0, false, Duration.ZERO);

    @Override
    public String toString() {
        return replayed == 0
                ? "not warmed up"
                : String.format(
                        Locale.ROOT,
                        "warmed up with %d requests, %d failed, latency %s at %.3f ms",
                        replayed,
                        failed,
                        settled ? "settled" : "not settled",
                        median.toNanos() / 1e6);
    }
}
