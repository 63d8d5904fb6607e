package dev.sluice.ranking.feature;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Spans of time that end at the moment of a query, in milliseconds and by name, such as {@code 7d}. */
final class Spans {
    private final long[] millis;
    private final List<String> names;

    private Spans(long[] millis, List<String> names) {
        this.millis = millis;
        this.names = names;
    }

    static Spans of(List<Duration> spans) {
        return new Spans(
                spans.stream().mapToLong(Spans::millis).toArray(),
                spans.stream().map(Spans::name).toList());
    }

    private static long millis(Duration span) {
        if (span.compareTo(Duration.ofMillis(1)) < 0
                || !span.truncatedTo(ChronoUnit.MILLIS).equals(span)) {
            throw new IllegalArgumentException("a span must be whole milliseconds and at least 1: " + span);
        }
        return span.toMillis();
    }

    private static String name(Duration span) {
        long seconds = span.getSeconds();
        if (span.getNano() != 0) {
            return span.toMillis() + "ms";
        } else if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        } else if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
    }

    int count() {
        return millis.length;
    }

    List<String> names() {
        return names;
    }

    long millis(int span) {
        return millis[span];
    }

    /** Whether what happened so long ago, at least 0, is within a span; what is as old as the span is not. */
    boolean covers(int span, long age) {
        return age < millis[span];
    }

    /** How long ago something was; negative if it is still to come. */
    static long age(long moment, long time) {
        long age = moment - time;
        // Of moments too far apart for a long, the sign is that of the comparison.
        return (age < 0) == (moment < time) ? age : moment < time ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
