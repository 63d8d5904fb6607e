package dev.sluice.eval.report;

import java.util.List;

/**
 * Points in the plane, of one or several series, and the same as a table. Where all values are positive and the largest
 * is more than a hundred times the smallest, the vertical axis is logarithmic, and the page says so.
 *
 * @param title the heading, not blank
 * @param note how to read it; may be empty
 * @param xLabel what the places are, with their unit
 * @param yLabel what the values are, with their unit
 * @param spacing of the horizontal axis
 * @param points in any order; there may be none
 */
public record PointChart(String title, String note, String xLabel, String yLabel, Spacing spacing, List<Point> points)
        implements Section {
    /** Checks the title, and that places suit the axis. */
    public PointChart {
        Headings.require(title);
        points = List.copyOf(points);
        for (Point point : points) {
            if (spacing == Spacing.RATIOS && point.x <= 0) {
                throw new IllegalArgumentException(
                        "x of \"" + title + "\" must be above 0 where equal steps are equal ratios: " + point.x);
            }
        }
    }

    /** What equal steps along an axis are. */
    public enum Spacing {
        /** Equal differences. */
        DIFFERENCES,
        /** Equal ratios: the axis is logarithmic. */
        RATIOS
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
