package dev.sluice.retrieval;

/**
 * How the norms of each cell are spread, as counts: how many of its units have a greatest norm of at least each of some
 * levels, which rise by equal factors. So the number of units that any threshold leaves is a matter of one read a cell.
 */
final class CellSketch {
    static final int LEVELS = 128;
    private static final double LEAST_STEP = 1e-6;

    private final int cells;
    private final double lowest;
    private final double step;
    /** For each cell those of level 0, which are all, and so on; of the last level there are none. */
    private final int[] counts;

    private int units;

    private CellSketch(int cells, double lowest, double highest) {
        this.cells = cells;
        this.lowest = lowest;
        // Half a level more than there must be, so that the highest norm is in the last but one for certain.
        this.step = Math.max(LEAST_STEP, (highest - lowest) / (LEVELS - 1.5));
        this.counts = new int[cells * (LEVELS + 1)];
    }

    /** The norms of the units of cells, which fall through each. */
    interface Norms {
        int cells();

        /** How many units a cell has. */
        int units(int cell);

        /** The greatest norm of a unit of a cell, counted from 0. */
        float norm(int cell, int unit);
    }

    static CellSketch of(Norms norms) {
        float low = Float.POSITIVE_INFINITY;
        float high = 0;
        for (int cell = 0; cell < norms.cells(); cell++) {
            for (int unit = 0; unit < norms.units(cell); unit++) {
                float norm = norms.norm(cell, unit);
                low = norm > 0 ? Math.min(low, norm) : low;
                high = Math.max(high, norm);
            }
        }
        CellSketch sketch = new CellSketch(norms.cells(), high > 0 ? Math.log(low) : 0, high > 0 ? Math.log(high) : 0);
        for (int cell = 0; cell < norms.cells(); cell++) {
            sketch.count(norms, cell);
        }
        return sketch;
    }

    private void count(Norms norms, int cell) {
        int from = cell * (LEVELS + 1);
        for (int unit = 0; unit < norms.units(cell); unit++) {
            counts[from + level(norms.norm(cell, unit))]++;
            units++;
        }
        for (int level = LEVELS - 1; level >= 0; level--) {
            counts[from + level] += counts[from + level + 1];
        }
    }

    /** The greatest level that a norm reaches. */
    int level(float norm) {
        return norm > 0 ? (int) Math.max(0, Math.min(LEVELS - 1, (Math.log(norm) - lowest) / step)) : 0;
    }

    /** How many levels a factor makes. */
    double levels(double factor) {
        return Math.log(factor) / step;
    }

    int cells() {
        return cells;
    }

    /** Units of all cells. */
    int units() {
        return units;
    }

    /** Units of a cell that reach a place on the scale; all of them if it is below 0. */
    int reaching(int cell, float place) {
        return counts[cell * (LEVELS + 1) + levelAt(place)];
    }

    /** The level that a place on the scale asks for. */
    static int levelAt(float place) {
        return place <= 0 ? 0 : Math.min(LEVELS, (int) place);
    }
}
