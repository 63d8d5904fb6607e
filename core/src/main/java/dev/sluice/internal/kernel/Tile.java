package dev.sluice.internal.kernel;

import java.util.Arrays;

/**
 * Some rows as floats, column after column, for {@link Kernels#scoreTile}; eight columns share an array, since the
 * compiler makes vector instructions of loops over them only when every place is a constant away from the loop's
 * variable. Belongs to one thread.
 */
public final class Tile {
    static final int COLUMNS = ScanKernel.GROUP;

    private final int rows;
    private final int dimension;
    private final float[][] columns;
    /** Scratch of those who decode into it: numbers of as many rows. */
    final short[] shorts;

    final float[] factors;
    final LastViews views = new LastViews();

    /** Zeros, of as many rows as the kernels of this JVM want. */
    public Tile(int dimension) {
        this.rows = Kernels.best().tileRows();
        this.dimension = dimension;
        this.columns = new float[ScanKernel.padded(dimension) / COLUMNS][COLUMNS * rows];
        this.shorts = new short[rows];
        this.factors = new float[rows];
    }

    /** How many rows it holds. */
    public int rows() {
        return rows;
    }

    /** How many numbers each row has. */
    public int dimension() {
        return dimension;
    }

    /** Numbers in a query: the dimension, filled up to a multiple of 8. */
    public int padded() {
        return columns.length * COLUMNS;
    }

    /** Sets the first entries of a column. */
    public void setColumn(int column, float[] from, int at, int count) {
        System.arraycopy(from, at, array(column), at(column), count);
    }

    /**
     * Sets some numbers of a row.
     *
     * @param first column that is set, a multiple of 8
     * @param count of columns, a multiple of 8
     */
    public void setRow(int row, int first, float[] from, int at, int count) {
        for (int done = 0; done < count; done += COLUMNS) {
            float[] into = columns[(first + done) / COLUMNS];
            int next = at + done;
            for (int place = row; place < into.length; place += rows) {
                into[place] = from[next++];
            }
        }
    }

    /** Sets a row to the first entries of a vector. */
    public void set(int row, float[] vector) {
        for (int column = 0; column < dimension; column++) {
            array(column)[at(column) + row] = vector[column];
        }
    }

    /**
     * The Euclidean distance of a row from another vector, in double precision.
     *
     * @param at where the vector begins
     */
    public double distance(int row, float[] vectors, int at) {
        double square = 0;
        for (int column = 0; column < dimension; column++) {
            double off = (double) vectors[at + column] - array(column)[at(column) + row];
            square += off * off;
        }
        return Math.sqrt(square);
    }

    /** The array in which a column stands. */
    float[] array(int column) {
        return columns[column / COLUMNS];
    }

    /** Where it begins there. */
    int at(int column) {
        return column % COLUMNS * rows;
    }

    /** Zeros in place of rows that are not there. */
    void clear(int from) {
        for (int column = 0; column < dimension && from < rows; column++) {
            Arrays.fill(array(column), at(column) + from, at(column) + rows, 0);
        }
    }
}
