package dev.sluice.serving;

import java.time.Duration;

/**
 * Counts of latencies in buckets of which each is less than 1 % wide: 128 for each doubling, as HdrHistogram has them.
 * From a microsecond to an hour; what is outside counts as that. Belongs to whoever guards it.
 */
final class LatencyHistogram {
    private static final int SHIFT = 7;
    private static final int PER_DOUBLING = 1 << SHIFT;
    private static final long SHORTEST = 1_000;
    private static final long LONGEST = Duration.ofHours(1).toNanos();

    private final long[] counts = new long[place(LONGEST) + 1];
    private long count;

    void record(long nanos) {
        counts[place(Math.min(LONGEST, Math.max(SHORTEST, nanos)))]++;
        count++;
    }

    /**
     * The latency that a share of the recorded are not above, nothing if none was recorded.
     *
     * @param share above 0 and at most 1
     */
    Duration quantile(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int place = 0; place < counts.length && rank > 0; place++) {
            seen += counts[place];
            if (seen >= rank) {
                return Duration.ofNanos((low(place) + low(place + 1) - 1) / 2);
            }
        }
        return Duration.ZERO;
    }

    /** The exponent's doublings above the first {@code PER_DOUBLING} numbers, then the leading bits. */
    private static int place(long nanos) {
        int doubling = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - SHIFT - 1);
        return doubling * PER_DOUBLING + (int) (nanos >>> doubling);
    }

    private static long low(int place) {
        int doubling = Math.max(0, (place >>> SHIFT) - 1);
        return (long) (place - doubling * PER_DOUBLING) << doubling;
    }
}
