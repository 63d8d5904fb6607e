package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;

/**
 * Inner products of a query with blocks of rows that are laid out for it: in the order in which the loops of this form
 * read memory fastest. A block is read from its beginning; how many rows it has, and how many of them are scored, may
 * differ from block to block.
 *
 * <p>A block begins at a multiple of 4 bytes. Arguments are checked by the callers, at the public edge.
 */
public abstract class ScanKernel {
    /** Entries of a row that a loop takes in together. */
    static final int GROUP = 8;

    ScanKernel() {}

    /** How many entries a row has that is filled up with zeros to whole groups. */
    static int padded(int dimension) {
        return (dimension + GROUP - 1) / GROUP * GROUP;
    }

    /** What the number of rows in a block is a multiple of. */
    public abstract int step();

    /** The most rows in a block, and the number that is scanned fastest. */
    public abstract int mostRows();

    /** Bytes of a block of so many rows. */
    public abstract int bytes(int rows, int dimension);

    /**
     * Lays out a block.
     *
     * @param vectors the rows, one after the other, finite
     * @param count how many there are; the others of the block are zero
     * @param into receives {@link #bytes} bytes from {@code at} on; little-endian
     * @param rows the block's, a multiple of {@link #step}
     */
    public abstract void encode(float[] vectors, int count, int dimension, ByteBuffer into, int at, int rows);

    /** Room for a query of so many numbers, with scratch memory of its own; belongs to one thread. */
    public abstract PreparedQuery room(int dimension);

    /**
     * Puts a query into the form in which {@link #scan} wants it.
     *
     * @param into made by {@link #room} of this kernel, for as many numbers; the query before is forgotten
     */
    public abstract void prepare(float[] query, PreparedQuery into);

    /** A query in that form, with room of its own. */
    public final PreparedQuery prepare(float[] query) {
        PreparedQuery prepared = room(query.length);
        prepare(query, prepared);
        return prepared;
    }

    /**
     * Scores the first rows of a block.
     *
     * @param rows as the block was laid out
     * @param count how many to score
     * @param scores receives them; those up to the next multiple of {@link #step} may be overwritten, too
     */
    public abstract void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores);

    /**
     * Reads rows of a block as floats.
     *
     * @param rows as the block was laid out
     * @param from the first row to read, a multiple of {@link Tile#rows}
     * @param tile receives {@link Tile#rows} rows; past the block's last one zeros
     */
    public final void decode(ByteBuffer segment, int at, int rows, int from, Tile tile) {
        int count = Math.max(0, Math.min(tile.rows(), rows - from));
        tile.clear(count);
        decode(segment, at, rows, from, count, tile);
    }

    abstract void decode(ByteBuffer segment, int at, int rows, int from, int count, Tile tile);
}
