package dev.sluice.data;

/**
 * Which events say that the user liked the item: those of a value of at least a threshold.
 *
 * @param threshold least value of a positive event, not NaN
 * @see DataFormat#defaultPositiveThreshold
 */
public record Positives(float threshold) {
    public Positives {
        if (Float.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold must be a number: " + threshold);
        }
    }

    /** Events of this value and above. */
    public static Positives atLeast(float threshold) {
        return new Positives(threshold);
    }

    /** The positive ones of these events, in their order. */
    public Interactions of(Interactions events) {
        return events.filter(event -> events.value(event) >= threshold);
    }
}
