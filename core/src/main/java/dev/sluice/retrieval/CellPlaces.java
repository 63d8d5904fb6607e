package dev.sluice.retrieval;

import dev.sluice.internal.memory.MappedRows;

/** Where the blocks of each cell are, as {@link CellLayout} says. */
final class CellPlaces {
    private final int[] firstBlocks;
    private final int[] firstUnits;
    private final int[] units;

    private CellPlaces(int[] firstBlocks, int[] firstUnits, int[] units) {
        this.firstBlocks = firstBlocks;
        this.firstUnits = firstUnits;
        this.units = units;
    }

    static CellPlaces of(MappedRows cells, MappedRows places) {
        return new CellPlaces(ints(cells, 0), ints(places, 0), ints(places, Integer.BYTES));
    }

    static int[] ints(MappedRows rows, int offset) {
        int[] numbers = new int[(int) rows.rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.segment(i).getInt(rows.at(i) + offset);
        }
        return numbers;
    }

    /** Whether blocks follow each other, cell after cell, and are as long as their place in the cell says. */
    boolean arePossible(long unitsOfAll) {
        long unit = 0;
        int block = 0;
        for (int cell = 0; cell < firstBlocks.length - 1; cell++) {
            int end = firstBlocks[cell + 1];
            if (firstBlocks[cell] != block || end < block || end > firstUnits.length) {
                return false;
            }
            for (; block < end; block++) {
                if (firstUnits[block] < unit || !isAsLongAsMayBe(cell, block)) {
                    return false;
                }
                unit = (long) firstUnits[block] + units[block];
            }
        }
        return block == firstUnits.length && unit == unitsOfAll;
    }

    private boolean isAsLongAsMayBe(int cell, int block) {
        int number = block - firstBlocks[cell];
        int full = CellLayout.firstUnit(number + 1) - CellLayout.firstUnit(number);
        boolean isLast = block + 1 == firstBlocks[cell + 1];
        return units[block] == full || (units[block] >= 1 && units[block] < full && isLast);
    }

    /** The first block of a cell. */
    int firstBlock(int cell) {
        return firstBlocks[cell];
    }

    /** The first unit of a block. */
    int firstUnit(int block) {
        return firstUnits[block];
    }

    /** How many units a block has. */
    int unitsOfBlock(int block) {
        return units[block];
    }

    /** How many units a cell has. */
    int units(int cell) {
        int last = firstBlocks[cell + 1] - 1;
        return last < firstBlocks[cell] ? 0 : CellLayout.firstUnit(last - firstBlocks[cell]) + units[last];
    }

    /** The unit that is that many after the first of a cell. */
    int unit(int cell, int number) {
        int block = CellLayout.block(number);
        return firstUnits[firstBlocks[cell] + block] + number - CellLayout.firstUnit(block);
    }
}
