package dev.sluice.train.linear;

import dev.sluice.internal.kernel.TileProduct;

/**
 * A large symmetric matrix in single precision, of which the upper half is kept, in square tiles: half the memory, no
 * array too long for Java, and every tile a piece of work. What the last tiles have beyond the matrix is that of the
 * unit matrix. Different tiles may be changed by different threads.
 */
final class SymmetricTiles {
    static final int SIZE = TileProduct.SIZE;

    private final int dimension;
    private final float[][][] tiles;

    /** All zero, but for what stands beyond the matrix. */
    SymmetricTiles(int dimension) {
        this.dimension = dimension;
        int count = count(dimension);
        this.tiles = new float[count][][];
        for (int row = 0; row < count; row++) {
            tiles[row] = new float[count - row][TileProduct.ENTRIES];
        }
        for (int i = dimension; i < count * SIZE; i++) {
            tile(count - 1, count - 1)[i % SIZE * (SIZE + 1)] = 1;
        }
    }

    /** How many tiles a row of them has. */
    static int count(int dimension) {
        return (dimension + SIZE - 1) / SIZE;
    }

    static long bytes(int dimension) {
        long count = count(dimension);
        return count * (count + 1) / 2 * (4L * TileProduct.ENTRIES + 24);
    }

    int dimension() {
        return dimension;
    }

    int count() {
        return tiles.length;
    }

    /** The tile itself, in row order; its column is at least its row. */
    float[] tile(int row, int column) {
        return tiles[row][column - row];
    }

    /** Copies a tile of either half. */
    void copyTile(int row, int column, float[] into) {
        if (row <= column) {
            System.arraycopy(tile(row, column), 0, into, 0, into.length);
        } else {
            transpose(tile(column, row), into, 1);
        }
    }

    /** Makes a tile of either half, off the diagonal, a multiple of another. */
    void setTile(int row, int column, float[] from, float factor) {
        if (row > column) {
            transpose(from, tile(column, row), factor);
        } else {
            float[] tile = tile(row, column);
            for (int i = 0; i < tile.length; i++) {
                tile[i] = factor * from[i];
            }
        }
    }

    private static void transpose(float[] from, float[] into, float factor) {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                into[i * SIZE + j] = factor * from[j * SIZE + i];
            }
        }
    }

    /** Copies a row of the matrix. */
    void copyRow(int row, float[] into) {
        int above = row / SIZE;
        int within = row % SIZE;
        for (int j = 0; j < above * SIZE; j++) {
            into[j] = tile(j / SIZE, above)[j % SIZE * SIZE + within];
        }
        for (int column = above; column < count(); column++) {
            int from = column * SIZE;
            System.arraycopy(tile(above, column), within * SIZE, into, from, Math.min(SIZE, dimension - from));
        }
    }
}
