package dev.sluice.eval.report;

import java.util.List;

/**
 * Points in the plane, of one or several series, and the same as a table. An axis along which all numbers are positive
 * and the largest is more than a hundred times the smallest is logarithmic, and the page says so.
 *
 * @param title the heading, not blank
 * @param note how to read it; may be empty
 * @param xLabel what the places are, with their unit
 * @param yLabel what the values are, with their unit
 * @param points in any order; there may be none
 */
public record PointChart(String title, String note, String xLabel, String yLabel, List<Point> points)
        implements Section {
    /** Checks the title. */
    public PointChart {
        Headings.require(title);
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param series what it belongs to; series come in the order of their first points
     * @param x where it stands, finite
     * @param y its value; NaN stands in the table as "–" and is not drawn
     */
    public record Point(String series, double x, double y) {
        /** Checks the place. */
        public Point {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("x of a point of " + series + " must be finite: " + x);
            }
        }
    }
}
