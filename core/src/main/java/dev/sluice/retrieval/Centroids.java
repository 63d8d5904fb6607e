package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.PreparedQuery;
import dev.sluice.internal.kernel.ScanKernel;
import dev.sluice.internal.memory.Anonymous;
import java.util.Arrays;

/**
 * The directions of the cells, as bytes laid out for scanning: which of them is nearest is a matter of more than
 * rounding, and bytes are scanned several times as fast as floats.
 */
final class Centroids implements AutoCloseable {
    private static final ScanKernel KERNEL = Kernels.best().scanI8();
    private static final int BLOCK_ROWS = KERNEL.mostRows();

    private final int cells;
    private final int dimension;
    private final Anonymous memory;

    private Centroids(int cells, int dimension, Anonymous memory) {
        this.cells = cells;
        this.dimension = dimension;
        this.memory = memory;
    }

    /** @param directions unit vectors, one after the other */
    static Centroids of(float[] directions, int dimension) {
        int cells = directions.length / dimension;
        int blocks = (cells + BLOCK_ROWS - 1) / BLOCK_ROWS;
        Anonymous memory = Anonymous.allocate(blocks, KERNEL.bytes(BLOCK_ROWS, dimension));
        for (int block = 0; block < blocks; block++) {
            int first = block * BLOCK_ROWS;
            int count = Math.min(BLOCK_ROWS, cells - first);
            float[] rows = Arrays.copyOfRange(directions, first * dimension, (first + count) * dimension);
            KERNEL.encode(
                    rows, count, dimension, memory.segment(block), memory.rows().at(block), BLOCK_ROWS);
        }
        return new Centroids(cells, dimension, memory);
    }

    int cells() {
        return cells;
    }

    int dimension() {
        return dimension;
    }

    /** Floats that {@link #score} writes to. */
    int room() {
        return (cells + KERNEL.step() - 1) / KERNEL.step() * KERNEL.step();
    }

    /** A vector as {@link #score} wants it. */
    PreparedQuery prepare(float[] vector) {
        return KERNEL.prepare(vector);
    }

    /**
     * The products of a vector with each direction.
     *
     * @param scores {@link #room} long
     * @param block scratch, as long as a block
     */
    void score(PreparedQuery vector, float[] scores, float[] block) {
        for (int first = 0; first < cells; first += BLOCK_ROWS) {
            int count = Math.min(BLOCK_ROWS, cells - first);
            int index = first / BLOCK_ROWS;
            KERNEL.scan(vector, memory.rows().segment(index), memory.rows().at(index), BLOCK_ROWS, count, block);
            System.arraycopy(block, 0, scores, first, count);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
