package dev.sluice.eval.report;

/** A part of a report under a heading of its own. */
public sealed interface Section permits Facts, Table, BarChart, LineChart, PointChart {
    /** The heading, not blank. */
    String title();

    /** A plain sentence or two that say how to read it; may be empty. */
    String note();
}
