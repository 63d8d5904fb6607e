package dev.sluice.eval.report;

import dev.sluice.eval.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Values side by side, as bars from zero with their intervals as whiskers, and as a table.
 *
 * @param title the heading, not blank
 * @param note how to read it; may be empty
 * @param unit of all values, such as {@code ms}; may be empty
 * @param bars from top to bottom; there may be none
 */
public record BarChart(String title, String note, String unit, List<Bar> bars) implements Section {
    /** Checks the title. */
    public BarChart {
        Headings.require(title);
        bars = List.copyOf(bars);
    }

    /**
     * One value.
     *
     * @param label what has the value
     * @param value stands in the table as "–" and has no bar if it is NaN
     * @param interval where the value may well lie, if that is known
     */
    public record Bar(String label, double value, Optional<Interval> interval) {
        /** A bar without whiskers. */
        public static Bar of(String label, double value) {
            return new Bar(label, value, Optional.empty());
        }
    }
}
