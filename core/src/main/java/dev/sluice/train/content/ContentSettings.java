package dev.sluice.train.content;

import dev.sluice.train.engine.Checks;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of {@link ContentTrainer}.
 *
 * @param columns the columns of the items that say what they are about, and how much each counts, above 0; empty takes
 *     every column of texts or tags, each for as much
 * @param leastItems in how many items a term must be, at least 1; one that is in a single item connects it to none
 * @param mostShare words of texts that are in a greater share of the items are left out; above 0 and at most 1
 * @param repeats what it counts that a word comes again in a text
 * @param weighing what an item of a history counts
 * @param halfLife so much older than the newest event of a history, an event counts half; empty if age does not matter
 */
public record ContentSettings(
        Map<String, Double> columns,
        int leastItems,
        double mostShare,
        Repeats repeats,
        Weighing weighing,
        Optional<Duration> halfLife) {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** What it counts that a word comes again in a text. */
    public enum Repeats {
        /** Each time as much. */
        COUNT,
        /** Less and less: {@code n} times count {@code 1 + ln(n)}. */
        LOG
    }

    /** What an item of a history counts. */
    public enum Weighing {
        /** Each as much. */
        EQUAL,
        /** By the value of its event; one that is not above 0 says nothing. */
        VALUE
    }

    /** Checks the ranges. */
    public ContentSettings {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        columns.forEach((column, weight) -> {
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight of column " + column + " must be finite and above 0: " + weight);
            }
        });
        Checks.from(1, leastItems, "leastItems");
        if (!(mostShare > 0 && mostShare <= 1)) {
            throw new IllegalArgumentException("mostShare must be above 0 and at most 1: " + mostShare);
        }
        halfLife.ifPresent(ContentSettings::check);
    }

    private static void check(Duration halfLife) {
        if (halfLife.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("half-life must be at least a millisecond: " + halfLife);
        }
    }

    /** All columns of texts and tags, terms of two items or more, words of any share, all of a history alike. */
    public static ContentSettings defaults() {
        return new ContentSettings(Map.of(), 2, 1, Repeats.LOG, Weighing.EQUAL, Optional.empty());
    }

    /** These settings with this column more, or with another weight for it. */
    public ContentSettings withColumn(String column, double weight) {
        Map<String, Double> more = new LinkedHashMap<>(columns);
        more.put(column, weight);
        return withColumns(more);
    }

    /** These settings with other columns. */
    public ContentSettings withColumns(Map<String, Double> value) {
        return new ContentSettings(value, leastItems, mostShare, repeats, weighing, halfLife);
    }

    /** These settings with another least number of items. */
    public ContentSettings withLeastItems(int value) {
        return new ContentSettings(columns, value, mostShare, repeats, weighing, halfLife);
    }

    /** These settings with another greatest share of items. */
    public ContentSettings withMostShare(double value) {
        return new ContentSettings(columns, leastItems, value, repeats, weighing, halfLife);
    }

    /** These settings with another count of repeats. */
    public ContentSettings withRepeats(Repeats value) {
        return new ContentSettings(columns, leastItems, mostShare, value, weighing, halfLife);
    }

    /** These settings with histories weighed in another way. */
    public ContentSettings withWeighing(Weighing value) {
        return new ContentSettings(columns, leastItems, mostShare, repeats, value, halfLife);
    }

    /** These settings with histories that fade. */
    public ContentSettings withHalfLife(Duration value) {
        return new ContentSettings(columns, leastItems, mostShare, repeats, weighing, Optional.of(value));
    }
}
