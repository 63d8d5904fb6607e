package dev.sluice.funnel;

import dev.sluice.BatchMemory;
import java.util.Arrays;

/** Columns of which nothing is known. */
final class Missing {
    private Missing() {}

    /** NaN for each of so many candidates. */
    static float[] column(int size, BatchMemory memory) {
        float[] column = memory.floats(size);
        Arrays.fill(column, 0, size, Float.NaN);
        return column;
    }
}
