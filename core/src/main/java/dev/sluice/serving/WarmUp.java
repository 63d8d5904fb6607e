package dev.sluice.serving;

import dev.sluice.Request;
import java.time.Duration;
import java.util.List;

/**
 * How a version is warmed up before it serves: requests are replayed to it, a window at a time, until the median
 * latency of a window is no longer below that of the window before by more than a share of it, or the time is up. A
 * median that rises ends it as well: a version does not become slower by use, but the machine may become busier. What
 * the funnel's own listeners count includes these runs; feature logs do not.
 *
 * <p>While another version serves, the replays leave the processors to its requests for most of the time: after each
 * there is a pause, which is longer the longer it took. Where nothing serves yet, there is none.
 *
 * <p>The requests are a sample of recent ones that the recommender keeps, and those given here, which a process has
 * from {@link StoredRequests} when it has just started. With neither, a version serves as it is. Requests with more
 * than {@value #LARGEST} items in history, exclusions and pages are not kept.
 *
 * @param window requests in a window, at least 1
 * @param tolerance the share by which a median may be lower, at least 0 and finite
 * @param atMost more than nothing
 * @param pace the share of the time that replays take while another version serves, above 0 and at most 1, without
 *     pauses
 * @param requests to begin with; as soon as the sample is full they are not used any more
 * @param every one request in this many is kept, at least 1
 * @param kept how many are kept, at least 0
 */
public record WarmUp(
        int window, double tolerance, Duration atMost, double pace, List<Request> requests, int every, int kept) {
    static final int LARGEST = 1000;

    private static final Duration LONGEST = Duration.ofDays(1);

    public WarmUp {
        requests = List.copyOf(requests);
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1: " + window);
        }
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance must be finite and at least 0: " + tolerance);
        }
        if (atMost.isZero() || atMost.isNegative() || atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a warm-up takes more than nothing and at most a day: " + atMost);
        }
        if (!(pace > 0 && pace <= 1)) {
            throw new IllegalArgumentException("pace must be above 0 and at most 1: " + pace);
        }
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1: " + every);
        }
        if (kept < 0) {
            throw new IllegalArgumentException("kept must be at least 0: " + kept);
        }
    }

    /** Windows of 50 requests, 10 %, at most 10 seconds, a tenth of the time, 256 of every 16th request. */
    public static WarmUp defaults() {
        return new WarmUp(50, 0.1, Duration.ofSeconds(10), 0.1, List.of(), 16, 256);
    }

    /** This warm-up with other windows. */
    public WarmUp withWindow(int size) {
        return new WarmUp(size, tolerance, atMost, pace, requests, every, kept);
    }

    /** This warm-up with another share by which a median may be lower. */
    public WarmUp withTolerance(double share) {
        return new WarmUp(window, share, atMost, pace, requests, every, kept);
    }

    /** This warm-up with another bound on its time. */
    public WarmUp withAtMost(Duration time) {
        return new WarmUp(window, tolerance, time, pace, requests, every, kept);
    }

    /** This warm-up with another share of the time that replays take while another version serves. */
    public WarmUp withPace(double share) {
        return new WarmUp(window, tolerance, atMost, share, requests, every, kept);
    }

    /** This warm-up with requests to begin with. */
    public WarmUp withRequests(List<Request> stored) {
        return new WarmUp(window, tolerance, atMost, pace, stored, every, kept);
    }

    /**
     * This warm-up with another sample of recent requests.
     *
     * @param oneIn one request in this many is kept, at least 1
     * @param size how many are kept, at least 0
     */
    public WarmUp withSample(int oneIn, int size) {
        return new WarmUp(window, tolerance, atMost, pace, requests, oneIn, size);
    }
}
