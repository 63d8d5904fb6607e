package dev.sluice.eval.report;

/**
 * A chart in the shape of the template. It has no data but its table: the page's script draws what stands there.
 *
 * @param along the scale of places, {@code linear} or {@code logarithmic}
 * @param scale of the values, likewise
 * @param label what a reader hears who does not see it
 * @param drawn whether there is anything to draw
 */
record Chart(
        String kind,
        String x,
        String y,
        String along,
        String scale,
        String label,
        String caption,
        boolean drawn,
        Grid grid) {
    static final String SEE_TABLE = " The table below has all values.";
}
