package dev.sluice.ranking.training;

import dev.sluice.internal.kernel.LayerProduct;
import dev.sluice.ranking.input.InputBatch;

/** What a model says of a block of rows. Belongs to one thread. */
@FunctionalInterface
public interface BlockLogits {
    /** The most rows of a block: what is computed of them stays in a core's own memory. */
    int ROWS = LayerProduct.ROWS;

    /**
     * Computes the logits of some rows of a batch.
     *
     * @param rows at most {@link #ROWS}
     * @return a column for each head, valid until the next call
     */
    float[][] logits(InputBatch batch, int from, int rows);
}
