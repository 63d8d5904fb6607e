package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.function.IntToDoubleFunction;

/**
 * Whether at least a share of an item was watched: 1 or 0; absent where it is not known for how long it was watched, or
 * what its duration is. An item that plays in a loop is complete after the first time.
 *
 * <p>Short items are completed more easily than long ones that are liked as much, so whoever learns this learns to show
 * short items. {@link DurationThreshold} and {@link D2q} compare items of about the same duration.
 *
 * @param share of the duration, above 0 and at most 1
 */
public record Completion(double share) implements Label {
    public Completion {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        IntToDoubleFunction watched = Columns.seconds(exposures, Exposures.WATCH_SECONDS);
        IntToDoubleFunction durations = Columns.durations(exposures);
        return Columns.each(exposures, row -> {
            double ratio = watched.applyAsDouble(row) / durations.applyAsDouble(row);
            if (Double.isNaN(ratio)) {
                return Double.NaN;
            }
            return ratio >= share ? 1 : 0;
        });
    }
}
