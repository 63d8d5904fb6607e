package dev.sluice.eval.metric;

import java.util.function.ToDoubleFunction;

/** What a metric makes of the items that many lists show together, whoever is shown them. */
interface Together {
    /** What exactly is computed, in a line. */
    String variant();

    /** The value of one list of so many items; NaN if such a list does not count. */
    double alone(int size);

    /**
     * A measure of some of these lists, from their places; a place may come more than once. Belongs to one thread.
     *
     * @param lists the items of each
     */
    ToDoubleFunction<int[]> of(int[][] lists);

    /**
     * The value, at least 0, of which that is the measure: rising with it, and whole numbers resample without a rest.
     */
    default double value(double measure) {
        return measure;
    }

    /** The most that the measure may be. */
    double most();
}
