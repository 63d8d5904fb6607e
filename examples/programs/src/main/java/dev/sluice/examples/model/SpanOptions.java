package dev.sluice.examples.model;

import dev.sluice.data.Interactions;
import dev.sluice.examples.prepare.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Spans of time that several families share. */
final class SpanOptions {
    @Option(
            names = "--window",
            paramLabel = "SPAN",
            converter = Converter.class,
            description = "popularity: count this long up to the last event, such as 30d; recent: items that came then")
    private @Nullable Duration window;

    @Option(
            names = "--half-life",
            paramLabel = "SPAN",
            converter = Converter.class,
            description = "popularity, content, two-tower: an event that is so much older counts half")
    private @Nullable Duration halfLife;

    /** Reads a span. */
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Span.parse(text);
            } catch (RuntimeException e) {
                throw new TypeConversionException("a span is like 90d, 12h, 30m, 45s or PT36H: " + text);
            }
        }
    }

    private final AskedFor asked = new AskedFor();

    Optional<Duration> window() {
        return asked.ifGiven("--window", window);
    }

    Optional<Duration> halfLife() {
        return asked.ifGiven("--half-life", halfLife);
    }

    /** What was asked for until now. */
    AskedFor asked() {
        return asked;
    }

    /** The moment of the last event, which is that of now. */
    static Instant last(Interactions events) {
        return Instant.ofEpochMilli(times(events)[1]);
    }

    /**
     * Requires that events tell when they were.
     *
     * @throws IllegalArgumentException if all are of one moment, as where there are no times
     */
    static void requireTimes(Interactions events, String option) {
        long[] times = times(events);
        if (times[0] == times[1]) {
            throw new IllegalArgumentException(
                    option + " needs events of different moments, all are of " + Instant.ofEpochMilli(times[1]));
        }
    }

    private static long[] times(Interactions events) {
        long[] times = {Long.MAX_VALUE, Long.MIN_VALUE};
        for (int event = 0; event < events.size(); event++) {
            times[0] = Math.min(times[0], events.time(event));
            times[1] = Math.max(times[1], events.time(event));
        }
        return times;
    }
}
