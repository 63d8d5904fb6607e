package dev.sluice.train.bpr;

import dev.sluice.internal.kernel.PairKernels;

/**
 * How users and items are dealt out to blocks, of which each pair is a cell: the row at a place belongs to block
 * {@code place mod blocks}, so that blocks are equal but for one row. Depends on the data's size alone.
 *
 * @param users places of users
 * @param items places of items
 * @param blocks of users and of items, a power of two
 */
record Grid(int users, int items, int blocks) {
    /** What a cell may touch: half of what the nearest cache that holds megabytes commonly has. */
    private static final long CELL_BYTES = 1L << 20;

    /** Fewer positives in a cell than this are not worth going to it. */
    private static final int CELL_POSITIVES = 512;

    /** Fewer items in a block than this are hardly a choice of negatives. */
    private static final int BLOCK_ITEMS = 64;

    /** What an int counts. */
    private static final int CODE_BITS = 31;

    /** What an array holds. */
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    static Grid of(int users, int items, int positives, int dimension) {
        Grid grid = new Grid(users, items, 1);
        while (grid.isTooLarge(dimension) || grid.isWorthSplitting(positives, dimension)) {
            grid = new Grid(users, items, grid.blocks * 2);
        }
        return grid;
    }

    private boolean isTooLarge(int dimension) {
        long longest = (long) PairKernels.stride(dimension) * Math.max(usersOf(0), itemsOf(0));
        return codeBits() > CODE_BITS || longest > MOST_NUMBERS;
    }

    private boolean isWorthSplitting(int positives, int dimension) {
        return bytes(dimension) > CELL_BYTES
                && positives / (4L * blocks * blocks) >= CELL_POSITIVES
                && items / (2 * blocks) >= BLOCK_ITEMS;
    }

    private long bytes(int dimension) {
        return 4L * PairKernels.stride(dimension) * ((long) usersOf(0) + itemsOf(0)) + pairs() / Byte.SIZE;
    }

    /** Users of a block. */
    int usersOf(int block) {
        return (users - block + blocks - 1) / blocks;
    }

    /** Items of a block. */
    int itemsOf(int block) {
        return (items - block + blocks - 1) / blocks;
    }

    /** The block of the row at a place. */
    int block(int place) {
        return place & (blocks - 1);
    }

    /** Its number in the block. */
    int local(int place) {
        return place >>> Integer.numberOfTrailingZeros(blocks);
    }

    /** Bits that the number of an item in its block takes. */
    int itemBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(itemsOf(0) - 1);
    }

    /** Codes of the pairs of a cell are below this. */
    long pairs() {
        return (long) usersOf(0) << itemBits();
    }

    private int codeBits() {
        return Long.SIZE - Long.numberOfLeadingZeros(pairs() - 1);
    }
}
