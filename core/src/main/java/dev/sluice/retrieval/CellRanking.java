package dev.sluice.retrieval;

/**
 * Which units of which cells a search reads: those whose longest row is expected to reach the highest products. The
 * best of a cell with mean cosine {@code m} to its direction, for a query at cosine {@code c} to it, is expected to
 * have the cosine {@code m c + z s sqrt(1 - c^2)}, where {@code s} is the deviation that the rest of its unit length
 * would have if it stood in any direction alike. Times the norm of a unit's longest row that is what the unit is ranked
 * by. Norms fall through a cell, so of each cell a beginning is read, long items of many cells before short ones of the
 * nearest. Belongs to one thread.
 */
final class CellRanking {
    private static final float Z = 1.5f;
    private static final float LEAST_FACTOR = 1e-3f;
    private static final int HALVINGS = 14;

    private final CellSketch sketch;
    private final float[] fits;
    private final float[] spreads;
    /** Where 1 stands on the scale of each cell's products. */
    private final float[] places;

    private float least;
    private float most;

    /** @param fits mean cosine of each cell's rows to its direction */
    CellRanking(CellSketch sketch, float[] fits, int dimension) {
        this.sketch = sketch;
        this.fits = fits;
        this.places = new float[fits.length];
        this.spreads = new float[fits.length];
        for (int cell = 0; cell < fits.length; cell++) {
            double rest = Math.max(0, 1 - (double) fits[cell] * fits[cell]);
            spreads[cell] = (float) (Z * Math.sqrt(rest / Math.max(1, dimension - 1)));
        }
    }

    /**
     * Ranks for a query.
     *
     * @param scores products of the query and each direction
     * @param norm of the query, positive
     */
    void rank(float[] scores, double norm) {
        least = Float.POSITIVE_INFINITY;
        most = Float.NEGATIVE_INFINITY;
        for (int cell = 0; cell < places.length; cell++) {
            float cosine = (float) Math.max(-1, Math.min(1, scores[cell] / norm));
            float factor = fits[cell] * cosine + spreads[cell] * (float) Math.sqrt(1 - cosine * cosine);
            float place = (float) sketch.levels(Math.max(LEAST_FACTOR, factor));
            places[cell] = place;
            least = Math.min(least, place);
            most = Math.max(most, place);
        }
    }

    /** The highest threshold, on the scale of products, that leaves so many units, or more if it must. */
    float threshold(int units) {
        float low = least;
        float high = most + CellSketch.LEVELS;
        if (units >= sketch.units()) {
            return low;
        }
        for (int i = 0; i < HALVINGS; i++) {
            float middle = (low + high) / 2;
            if (total(middle) >= units) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many units reach a threshold. */
    int total(float threshold) {
        int total = 0;
        for (int cell = 0; cell < places.length; cell++) {
            total += sketch.reaching(cell, threshold - places[cell]);
        }
        return total;
    }

    /** How many units of a cell reach a threshold: its first ones. */
    int units(int cell, float threshold) {
        return sketch.reaching(cell, threshold - places[cell]);
    }

    /** The highest threshold at which units of such a norm are read. */
    float thresholdOf(int cell, float norm) {
        float above = places[cell] + sketch.level(norm) + 1;
        float threshold = above;
        while (CellSketch.levelAt(threshold - places[cell]) > sketch.level(norm)) {
            threshold = Math.nextDown(threshold);
        }
        return threshold;
    }
}
