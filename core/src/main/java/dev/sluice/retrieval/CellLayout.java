package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.ScanKernel;
import dev.sluice.internal.memory.MappedRows;

/**
 * How the rows of cells stand in a file. A unit is as many rows as the kernel's step; a block is up to so many units as
 * the kernel takes at once, laid out together. A cell is some blocks: the first of two units, each other as long as all
 * before it together or as the kernel takes, the last as long as is left. So the beginning of a cell is little memory,
 * and in one piece. The units of a block follow each other within a segment of 1 GiB, for which some units before it
 * may stay empty.
 *
 * <pre>
 * part 0  blocks       units of bytes, as the kernel lays them out
 *      1  items        4 bytes for each row of each unit: its item, 0 for none
 *      2  norms        4 bytes for each unit: the greatest norm of its rows, which fall through a cell
 *      3  cells        4 bytes for each cell: its first block; and how many blocks there are
 *      4  places       8 bytes for each block: its first unit and how many there are
 *      5  directions   floats, a unit vector for each cell
 *      6  fits         4 bytes for each cell: the mean cosine of its rows and its direction
 *      7  facts        8 bytes each: similarity, recall
 *      8  shares       for each limit that was calibrated the limit and the share of units it takes, 8 bytes each
 * </pre>
 */
final class CellLayout {
    static final int BLOCKS = 0;
    static final int ITEMS = 1;
    static final int NORMS = 2;
    static final int CELLS = 3;
    static final int PLACES = 4;
    static final int DIRECTIONS = 5;
    static final int FITS = 6;
    static final int FACTS = 7;
    static final int SHARES = 8;
    static final int PARTS = 9;

    static final ScanKernel KERNEL = Kernels.best().scanI8();
    /** Rows in a unit. */
    static final int UNIT = KERNEL.step();
    /** Units in a full block. */
    static final int BLOCK_UNITS = KERNEL.mostRows() / UNIT;

    private static final int DOUBLINGS = Integer.numberOfTrailingZeros(BLOCK_UNITS);

    private CellLayout() {}

    /** Bytes of a unit. */
    static int unitBytes(int dimension) {
        return KERNEL.bytes(UNIT, dimension);
    }

    /** Where a block may begin that would begin at a unit if it fitted there. */
    static int placeOf(int unit, int units, int dimension) {
        int inSegment = Integer.highestOneBit(MappedRows.SEGMENT_BYTES / unitBytes(dimension));
        int left = inSegment - unit % inSegment;
        return left < units ? Math.addExact(unit, left) : unit;
    }

    /** The first unit, within its cell, of a block of a cell. */
    static int firstUnit(int block) {
        return block == 0 ? 0 : block <= DOUBLINGS ? 1 << block : (block - DOUBLINGS + 1) * BLOCK_UNITS;
    }

    /** The block of a cell that a unit of it lies in. */
    static int block(int unit) {
        return unit < 2
                ? 0
                : unit < BLOCK_UNITS ? 31 - Integer.numberOfLeadingZeros(unit) : DOUBLINGS - 1 + unit / BLOCK_UNITS;
    }

    /** What stands for a similarity in a file. */
    static long code(Similarity similarity) {
        return switch (similarity) {
            case INNER_PRODUCT -> 0;
            case COSINE -> 1;
        };
    }

    /** Units that so many rows need. */
    static int units(int rows) {
        return (rows + UNIT - 1) / UNIT;
    }
}
