package dev.sluice.retrieval;

import dev.sluice.store.EmbeddingStore;

/** The rows of a table as the cells see them: a direction and a norm. Belongs to one thread. */
final class Directions {
    private final EmbeddingStore items;
    private final float[] row;
    private double norm;

    Directions(EmbeddingStore items) {
        this.items = items;
        this.row = new float[items.dimension()];
    }

    /** Reads a row; zero rows have no direction and stay zero. */
    void read(int item) {
        items.copyRow(item, row);
        norm = Norm.of(row);
        if (norm > 0) {
            Norm.scale(row, 1 / norm);
        }
    }

    /** The unit vector of the row that was read; overwritten by the next. */
    float[] direction() {
        return row;
    }

    /** The norm of the row that was read. */
    float norm() {
        return (float) norm;
    }
}
