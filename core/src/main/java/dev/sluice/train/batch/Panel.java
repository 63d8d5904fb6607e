package dev.sluice.train.batch;

import dev.sluice.internal.kernel.Tile;
import java.util.Arrays;

/**
 * Vectors of a batch, entry after entry: of 512 vectors the first entries, then the second ones, and so on; then the
 * next 512. Whole blocks, zeros where vectors end. Blocks may be filled by different threads.
 */
final class Panel {
    /** Vectors in a block; a multiple of the rows of every tile. */
    static final int BLOCK = 512;

    private final int dimension;
    private final float[][] blocks;

    Panel(int vectors, int dimension) {
        this.dimension = dimension;
        this.blocks = new float[blocks(vectors)][BLOCK * dimension];
    }

    static int blocks(int vectors) {
        return (vectors + BLOCK - 1) / BLOCK;
    }

    static long bytes(int vectors, int dimension) {
        return 4L * blocks(vectors) * BLOCK * dimension;
    }

    void set(int place, float[] vector) {
        float[] block = blocks[place / BLOCK];
        for (int i = 0, at = place % BLOCK; i < dimension; i++, at += BLOCK) {
            block[at] = vector[i];
        }
    }

    void copy(int place, float[] into) {
        float[] block = blocks[place / BLOCK];
        for (int i = 0, at = place % BLOCK; i < dimension; i++, at += BLOCK) {
            into[i] = block[at];
        }
    }

    /** Zeros from a place to the end of its block. */
    void clear(int from) {
        if (from % BLOCK > 0) {
            float[] block = blocks[from / BLOCK];
            for (int i = 0; i < dimension; i++) {
                Arrays.fill(block, i * BLOCK + from % BLOCK, (i + 1) * BLOCK, 0);
            }
        }
    }

    /** A block: as many rows of 512 numbers as vectors have entries. */
    float[] block(int number) {
        return blocks[number];
    }

    /** Fills a tile with the vectors from a place on. */
    void copy(int from, Tile tile) {
        float[] block = blocks[from / BLOCK];
        for (int i = 0; i < dimension; i++) {
            tile.setColumn(i, block, i * BLOCK + from % BLOCK, tile.rows());
        }
    }
}
