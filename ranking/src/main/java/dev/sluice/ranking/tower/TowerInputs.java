package dev.sluice.ranking.tower;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What two towers look at. Start from {@link #defaults()} and change what matters.
 *
 * @param itemColumns columns of items, a text or tags each value of which has a vector, or numbers; empty for all of
 *     texts and tags
 * @param userColumns columns of users, likewise
 * @param leastRows a value of fewer items, or users, has no vector, being as good as an id; at least 1
 * @param history how many of a user's latest events count, not negative
 * @param halfLife an event so much older than the user's last counts half; above 0
 * @param spans the user's events of each of these spans of time before the moment are counted; above 0
 * @param published column of items, numbers: when an item was published, in seconds since the epoch. An item is no
 *     negative of what was liked before; empty if all items were always there
 */
public record TowerInputs(
        List<String> itemColumns,
        List<String> userColumns,
        int leastRows,
        int history,
        Duration halfLife,
        List<Duration> spans,
        Optional<String> published) {
    /** Checks the ranges. */
    public TowerInputs {
        itemColumns = List.copyOf(itemColumns);
        userColumns = List.copyOf(userColumns);
        spans = List.copyOf(spans);
        if (leastRows < 1) {
            throw new IllegalArgumentException("leastRows must be at least 1: " + leastRows);
        }
        if (history < 0) {
            throw new IllegalArgumentException("history must not be negative: " + history);
        }
        requirePositive(halfLife, "halfLife");
        spans.forEach(span -> requirePositive(span, "a span"));
    }

    private static void requirePositive(Duration span, String what) {
        if (span.toMillis() < 1) {
            throw new IllegalArgumentException(what + " must be at least 1 ms: " + span);
        }
    }

    /**
     * All columns of texts and tags, values of at least 2 rows, the latest 50 events with a half-life of a year, counts
     * of an hour, a day, a week and four weeks, all items always there.
     */
    public static TowerInputs defaults() {
        return new TowerInputs(
                List.of(),
                List.of(),
                2,
                50,
                Duration.ofDays(365),
                List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(28)),
                Optional.empty());
    }

    /** These with other columns of items. */
    public TowerInputs withItemColumns(List<String> columns) {
        return new TowerInputs(columns, userColumns, leastRows, history, halfLife, spans, published);
    }

    /** These with other columns of users. */
    public TowerInputs withUserColumns(List<String> columns) {
        return new TowerInputs(itemColumns, columns, leastRows, history, halfLife, spans, published);
    }

    /** These with another least number of rows. */
    public TowerInputs withLeastRows(int rows) {
        return new TowerInputs(itemColumns, userColumns, rows, history, halfLife, spans, published);
    }

    /** These with another number of events. */
    public TowerInputs withHistory(int events) {
        return new TowerInputs(itemColumns, userColumns, leastRows, events, halfLife, spans, published);
    }

    /** These with another half-life. */
    public TowerInputs withHalfLife(Duration span) {
        return new TowerInputs(itemColumns, userColumns, leastRows, history, span, spans, published);
    }

    /** These with other spans in which events are counted; none for no counts. */
    public TowerInputs withSpans(List<Duration> others) {
        return new TowerInputs(itemColumns, userColumns, leastRows, history, halfLife, others, published);
    }

    /** These with a column that says when items were published. */
    public TowerInputs withPublished(String column) {
        return new TowerInputs(itemColumns, userColumns, leastRows, history, halfLife, spans, Optional.of(column));
    }
}
