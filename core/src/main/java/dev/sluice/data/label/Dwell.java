package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.function.IntToDoubleFunction;

/**
 * For how many seconds an item was watched, read or played, cut off at a cap, so that who left the player running does
 * not outweigh everybody else. Absent where it is not known.
 *
 * @param cap most seconds that count, finite and above 0
 */
public record Dwell(double cap) implements Label {
    public Dwell {
        if (!(cap > 0 && cap < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cap must be finite and above 0: " + cap);
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        IntToDoubleFunction watched = Columns.seconds(exposures, Exposures.WATCH_SECONDS);
        return Columns.each(exposures, row -> Math.min(cap, watched.applyAsDouble(row)));
    }
}
