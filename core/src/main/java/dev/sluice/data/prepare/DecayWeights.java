package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Gives every event a weight that halves with its age, {@code 2^(-(asOf - time) / halfLife)}, as a named column of
 * numbers in (0, 1]. Leaves nothing out, so an event later than {@code asOf}, which would weigh more than 1, is an
 * error: put a {@link TimeWindow} up to that moment before.
 *
 * @param halfLife after which an event weighs half, at least a millisecond
 * @param asOf the moment at which an event weighs 1
 * @param column the name of the column
 */
public record DecayWeights(Duration halfLife, Instant asOf, String column) implements Step {
    /** The usual name of the column. */
    public static final String COLUMN = "weight";

    public DecayWeights {
        Checks.atLeastAMillisecond(halfLife, "halfLife");
        if (column.isBlank()) {
            throw new IllegalArgumentException("column must have a name: '" + column + "'");
        }
    }

    /** Weights in the column {@value #COLUMN}. */
    public static DecayWeights of(Duration halfLife, Instant asOf) {
        return new DecayWeights(halfLife, asOf, COLUMN);
    }

    /** @throws IllegalArgumentException if an event is later than the moment, or the column is there already */
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        if (events.column(column).isPresent()) {
            throw new IllegalArgumentException("the events have a column " + column + " already");
        }
        double[] weights = new double[events.size()];
        Arrays.setAll(weights, event -> weight(events.time(event)));
        return data.with(events.with(column, new NumberColumn(weights)));
    }

    private double weight(long time) {
        double age = (double) Millis.of(asOf) - time;
        if (age < 0) {
            throw new IllegalArgumentException(
                    "no event may be later than " + asOf + ": " + Instant.ofEpochMilli(time));
        }
        return Math.pow(2, -age / (halfLife.getSeconds() * 1e3 + halfLife.getNano() * 1e-6));
    }
}
