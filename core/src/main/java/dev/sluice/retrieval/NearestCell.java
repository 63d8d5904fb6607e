package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;

/** Finds the cell whose direction is nearest to a vector's. Belongs to one thread. */
final class NearestCell {
    private final Centroids centroids;
    private final float[] scores;
    private final float[] block = new float[Kernels.best().scanI8().mostRows()];
    private float fit;

    NearestCell(Centroids centroids) {
        this.centroids = centroids;
        this.scores = new float[Math.max(1, centroids.room())]; // without any cell, the first fits as badly as can be
    }

    /** The nearest cell, of equally near ones the first. */
    int of(float[] vector) {
        centroids.score(centroids.prepare(vector), scores, block);
        int nearest = 0;
        float most = scores[0];
        for (int cell = 1; cell < centroids.cells(); cell++) {
            if (scores[cell] > most) {
                most = scores[cell];
                nearest = cell;
            }
        }
        fit = most;
        return nearest;
    }

    /** The product of the last vector and the direction of its cell. */
    float fit() {
        return fit;
    }
}
