package dev.sluice.retrieval;

import dev.sluice.internal.memory.Pool;
import java.io.IOException;

/** What every search of an inverted file needs to know of its cells, and scratch memory for some searches at a time. */
final class Cells implements AutoCloseable {
    private final int dimension;
    private final Similarity similarity;
    private final Centroids centroids;
    private final CellSketch sketch;
    private final float[] fits;
    private final Pool<CellScratch> pool;

    private Cells(CellFile table) throws IOException {
        this.dimension = table.dimension();
        this.similarity = table.similarity();
        this.fits = table.fits();
        this.sketch = CellSketch.of(table);
        this.centroids = Centroids.of(table.directions(), dimension);
        this.pool = new Pool<>(
                () -> new CellScratch(new CellRanking(sketch, fits, dimension), dimension, centroids.room()),
                SearchScratch::isKept);
    }

    static Cells of(CellFile table) throws IOException {
        return new Cells(table);
    }

    Similarity similarity() {
        return similarity;
    }

    Centroids centroids() {
        return centroids;
    }

    CellSketch sketch() {
        return sketch;
    }

    /** Mean cosine of each cell's items to its direction; not to be written to. */
    float[] fits() {
        return fits;
    }

    /** The mean over the cells. */
    double meanFit() {
        double sum = 0;
        for (float fit : fits) {
            sum += fit;
        }
        return sum / Math.max(1, fits.length);
    }

    CellScratch borrow() {
        return pool.take();
    }

    void giveBack(CellScratch scratch) {
        pool.giveBack(scratch);
    }

    /** Ranks the cells for a query that is not zero. */
    void rank(float[] vector, CellScratch scratch) {
        CellLayout.KERNEL.prepare(vector, scratch.prepared);
        centroids.score(scratch.prepared, scratch.cosines, scratch.scores);
        scratch.ranking.rank(scratch.cosines, Norm.of(vector));
    }

    @Override
    public void close() {
        centroids.close();
    }
}
