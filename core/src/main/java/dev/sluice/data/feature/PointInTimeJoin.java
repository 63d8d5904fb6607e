package dev.sluice.data.feature;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds what a feature said at a moment: of the values of the entity whose event time is not after the moment, and that
 * had become known by then, the one of the latest event time; among equal ones the one that became known last, which is
 * the newest correction.
 *
 * <pre>{@code
 * JoinedFeature prices = PointInTimeJoin.latest().within(Duration.ofDays(30)).join(history, items, moments);
 * }</pre>
 *
 * <p>A time to live bounds how old the answer may be: its event time is then from {@code moment - timeToLive} to
 * {@code moment}, both included. If the latest value is older, the answer is missing. Without a time to live a value
 * holds until the next.
 *
 * @param timeToLive how old an answer may be, in whole milliseconds and at least 1; empty for any age. Zero is refused,
 *     since some read it as "any age" and others as "of this very moment"
 * @param known whether values that became known after the moment count; {@link Known#EVER} leaks and is there to show
 *     by how much
 */
public record PointInTimeJoin(Optional<Duration> timeToLive, Known known) {
    private static final PointInTimeJoin LATEST = new PointInTimeJoin(Optional.empty(), Known.BY_THEN);

    public PointInTimeJoin {
        timeToLive.ifPresent(PointInTimeJoin::check);
    }

    private static void check(Duration timeToLive) {
        if (timeToLive.compareTo(Duration.ofMillis(1)) < 0
                || timeToLive.compareTo(Duration.ofMillis(Long.MAX_VALUE)) > 0
                || !timeToLive.truncatedTo(ChronoUnit.MILLIS).equals(timeToLive)) {
            throw new IllegalArgumentException(
                    "a time to live must be whole milliseconds and at least 1: " + timeToLive);
        }
    }

    /** The latest value that was known, however old. */
    public static PointInTimeJoin latest() {
        return LATEST;
    }

    /** The same with a time to live. */
    public PointInTimeJoin within(Duration age) {
        return new PointInTimeJoin(Optional.of(age), known);
    }

    /** The same, blind to when values became known: a leak, to be compared with what does not leak. */
    public PointInTimeJoin withHindsight() {
        return new PointInTimeJoin(timeToLive, Known.EVER);
    }

    /**
     * Answers requests of many entities and moments, in any order. Costs the logarithm of the entity's values for each.
     *
     * @param keys rows of entities, at least 0; of the unknown, 0, and of rows past the history's nothing is known
     * @param moments as many
     */
    public JoinedFeature join(FeatureHistory history, int[] keys, long[] moments) {
        if (keys.length != moments.length) {
            throw new IllegalArgumentException(keys.length + " keys and " + moments.length + " moments");
        }
        JoinedFeature.Builder joined = new JoinedFeature.Builder(keys.length);
        long oldest = millis();
        for (int request = 0; request < keys.length; request++) {
            int row = history.find(requireRow(keys[request]), moments[request], known);
            if (row == FeatureHistory.NONE) {
                joined.addAbsent();
            } else {
                joined.add(history.value(row), isWithin(history.event(row), moments[request], oldest));
            }
        }
        return joined.build();
    }

    /** Answers requests of many entities at one moment. */
    public JoinedFeature joinAt(FeatureHistory history, int[] keys, long moment) {
        long[] moments = new long[keys.length];
        Arrays.fill(moments, moment);
        return join(history, keys, moments);
    }

    /** The same join for values and requests that come in the order of time, as they do while serving. */
    public FeatureStream stream() {
        return new FeatureStream(this);
    }

    static int requireRow(int key) {
        if (key < 0) {
            throw new IndexOutOfBoundsException("an entity's row must be at least 0: " + key);
        }
        return key;
    }

    boolean isWithin(long event, long moment) {
        return isWithin(event, moment, millis());
    }

    private long millis() {
        return timeToLive.map(Duration::toMillis).orElse(Long.MAX_VALUE);
    }

    /** The event is not after the moment, so a difference below 0 is one that a long does not hold. */
    private static boolean isWithin(long event, long moment, long oldest) {
        long age = moment - event;
        return oldest == Long.MAX_VALUE || (age >= 0 && age <= oldest);
    }
}
