package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.function.IntToDoubleFunction;

/** What a label makes of the seconds an item was watched, and of its duration. */
@FunctionalInterface
interface WatchLabel {
    double of(double seconds, double duration);

    /** The label of every exposure, absent where one of both is not known. */
    default double[] of(Interactions exposures) {
        IntToDoubleFunction seconds = Columns.seconds(exposures, Exposures.WATCH_SECONDS);
        IntToDoubleFunction durations = Columns.durations(exposures);
        return Columns.each(exposures, row -> {
            double watched = seconds.applyAsDouble(row);
            double duration = durations.applyAsDouble(row);
            return Double.isNaN(watched) || Double.isNaN(duration) ? Double.NaN : of(watched, duration);
        });
    }
}
