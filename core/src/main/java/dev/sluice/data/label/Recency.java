package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * What happened long ago counts less: {@code 2^(-age / halfLife)}.
 *
 * @param halfLife after which an exposure counts half, at least a millisecond
 * @param asOf the moment at which one counts whole; a later one is an error, since it would leak the future
 */
public record Recency(Duration halfLife, Instant asOf) implements SampleWeight {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    public Recency {
        if (halfLife.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("half-life must be at least a millisecond: " + halfLife);
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        return Columns.each(exposures, row -> {
            double age = age(exposures.time(row));
            if (age < 0) {
                throw later(exposures.time(row), " of event " + row);
            }
            return faded(age);
        });
    }

    /**
     * What an event of a moment counts.
     *
     * @param time in milliseconds since the epoch, not later than {@code asOf}
     */
    public double weight(long time) {
        double age = age(time);
        if (age < 0) {
            throw later(time, "");
        }
        return faded(age);
    }

    /** In milliseconds, in floating point since a moment may be too far away for a long of them. */
    private double age(long time) {
        return asOf.getEpochSecond() * 1e3 + asOf.get(ChronoField.MILLI_OF_SECOND) - time;
    }

    private double faded(double age) {
        return Math.pow(2, -age / (halfLife.getSeconds() * 1e3 + halfLife.getNano() * 1e-6));
    }

    private IllegalArgumentException later(long time, String place) {
        return new IllegalArgumentException(
                "no event may be later than " + asOf + ": " + Instant.ofEpochMilli(time) + place);
    }
}
