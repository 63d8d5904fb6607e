package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.function.IntToDoubleFunction;

/**
 * Whether an item was opened and left at once: 1 if it was watched for less than some seconds and not to its end, else
 * 0; absent where it is not known for how long it was watched.
 *
 * @param seconds from which on it is no skip, finite and above 0
 */
public record Skip(double seconds) implements Label {
    public Skip {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("seconds must be finite and above 0: " + seconds);
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        IntToDoubleFunction watched = Columns.seconds(exposures, Exposures.WATCH_SECONDS);
        IntToDoubleFunction durations = Columns.durations(exposures);
        return Columns.each(exposures, row -> {
            double stopped = watched.applyAsDouble(row);
            if (Double.isNaN(stopped)) {
                return Double.NaN;
            }
            boolean toItsEnd = stopped >= durations.applyAsDouble(row);
            return stopped < seconds && !toItsEnd ? 1 : 0;
        });
    }
}
