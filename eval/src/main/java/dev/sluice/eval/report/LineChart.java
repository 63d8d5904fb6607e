package dev.sluice.eval.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How values change along something, one line a series, and the same as a table. Where all values are positive and the
 * largest is more than a hundred times the smallest, the vertical axis is logarithmic, and the page says so.
 *
 * @param title the heading, not blank
 * @param note how to read it; may be empty
 * @param xLabel what runs along, with its unit
 * @param yLabel what the values are, with their unit
 * @param series of distinct names; there may be none
 */
public record LineChart(String title, String note, String xLabel, String yLabel, List<Series> series)
        implements Section {
    /** Checks the title and the names. */
    public LineChart {
        Headings.require(title);
        series = List.copyOf(series);
        Set<String> names = new HashSet<>();
        for (Series each : series) {
            if (!names.add(each.name())) {
                throw new IllegalArgumentException("two series of \"" + title + "\" are called " + each.name());
            }
        }
    }

    /** A line: values at rising places. */
    public static final class Series {
        private final String name;
        private final double[] x;
        private final double[] y;

        /**
         * A line through points.
         *
         * @param name what the line stands for
         * @param x places, finite and rising strictly
         * @param y the value at each place; NaN leaves a gap in the line and stands in the table as "–"
         */
        public Series(String name, double[] x, double[] y) {
            this.name = name;
            this.x = x.clone();
            this.y = y.clone();
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "series " + name + " must have as many x as y: " + x.length + " and " + y.length);
            }
            requireRising();
        }

        private void requireRising() {
            for (int i = 0; i < x.length; i++) {
                if (!Double.isFinite(x[i])) {
                    throw new IllegalArgumentException("x of series " + name + " must be finite: " + x[i]);
                }
                if (i > 0 && x[i] <= x[i - 1]) {
                    throw new IllegalArgumentException(
                            "x of series " + name + " must rise: " + x[i - 1] + " then " + x[i]);
                }
            }
        }

        /** What the line stands for. */
        public String name() {
            return name;
        }

        /** The places, a copy. */
        public double[] x() {
            return x.clone();
        }

        /** The values at the places, a copy. */
        public double[] y() {
            return y.clone();
        }
    }
}
