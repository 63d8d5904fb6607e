package dev.sluice.ranking.neural;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Trains an embedding: of each batch, the gradients of one code are summed and it takes one step. Codes that a batch
 * does not have are left alone, so that a step costs what the batch has and not what the category has. Costs 12 bytes a
 * number beside the embedding.
 */
final class EmbeddingTraining {
    private final Embedding embedding;
    private final Adam adam;
    private final float[] gradient;
    private final boolean[] touched;
    private final IntArrayList codes = new IntArrayList();

    EmbeddingTraining(Embedding embedding) {
        this.embedding = embedding;
        this.adam = new Adam(embedding.table().length);
        this.gradient = new float[embedding.table().length];
        this.touched = new boolean[embedding.codes()];
    }

    /**
     * Takes a step.
     *
     * @param batch the code of each row
     * @param columns gradients of what the network read: number {@code j} of row {@code r} at {@code at + j * rows + r}
     */
    void step(int[] batch, int rows, float[] columns, int at, Adam.Step step) {
        int dimension = embedding.dimension();
        for (int row = 0; row < rows; row++) {
            touch(batch[row]);
            for (int j = 0; j < dimension; j++) {
                gradient[batch[row] * dimension + j] += columns[at + j * rows + row];
            }
        }
        for (int i = 0; i < codes.size(); i++) {
            int code = codes.getInt(i);
            int from = code * dimension;
            adam.step(step, gradient, from, from + dimension, embedding.table());
            Arrays.fill(gradient, from, from + dimension, 0);
            touched[code] = false;
        }
        codes.clear();
    }

    private void touch(int code) {
        if (!touched[code]) {
            touched[code] = true;
            codes.add(code);
        }
    }
}
