package dev.sluice.data.label;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.function.IntToDoubleFunction;

/**
 * How long the items of exposures take: what the impression says, or else what came of it, or else the catalogue.
 * Players write it to what was watched, and not to what was only shown.
 */
final class Durations {
    private static final String OF_ITEMS = "duration";

    private final IntToDoubleFunction logged;
    private final IntToDoubleFunction ofItem;
    /** The longest, so that the order of events does not matter. */
    private final Int2DoubleOpenHashMap joined = new Int2DoubleOpenHashMap();

    Durations(Dataset data) {
        logged = Columns.durations(data.interactions());
        ofItem = data.catalogue().items().columns().get(OF_ITEMS) instanceof NumberColumn durations
                ? durations::number
                : item -> Double.NaN;
        joined.defaultReturnValue(Double.NaN);
    }

    /** What came of an exposure within its window. */
    void add(int event, int exposure) {
        double duration = logged.applyAsDouble(event);
        if (!Double.isNaN(duration)) {
            joined.merge(exposure, duration, Math::max);
        }
    }

    /** The durations of the exposures; NaN where nobody says any. */
    NumberColumn of(Interactions exposures) {
        IntToDoubleFunction shown = Columns.durations(exposures);
        return new NumberColumn(Columns.each(exposures, row -> {
            double said = shown.applyAsDouble(row);
            if (Double.isNaN(said)) {
                said = joined.get(row);
            }
            return Double.isNaN(said) ? ofItem.applyAsDouble(exposures.item(row)) : said;
        }));
    }
}
