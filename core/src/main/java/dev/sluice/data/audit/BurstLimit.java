package dev.sluice.data.audit;

import java.time.Duration;
import java.util.List;

/**
 * How many events a person makes in a while: more than both bounds is a burst.
 *
 * @param window the while, at least a second
 * @param events what a person may make in it in any case, at least 1
 * @param timesMedian how many times as many as the median user, each at their busiest; at least 1. It spares data whose
 *     users all come with many events at once, such as ratings that are sent by the page.
 */
public record BurstLimit(Duration window, int events, double timesMedian) {
    private static final double TIMES_MEDIAN = 20;

    public BurstLimit {
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("window must be at least a second: " + window);
        }
        if (events < 1) {
            throw new IllegalArgumentException("events must be at least 1: " + events);
        }
        if (!(timesMedian >= 1 && timesMedian < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("timesMedian must be finite and at least 1: " + timesMedian);
        }
    }

    /** So many in the while, and 20 times the median user. */
    public static BurstLimit of(Duration window, int events) {
        return new BurstLimit(window, events, TIMES_MEDIAN);
    }

    /** 40 in a minute and 600 in an hour, and 20 times the median user. */
    public static List<BurstLimit> defaults() {
        return List.of(of(Duration.ofMinutes(1), 40), of(Duration.ofHours(1), 600));
    }
}
