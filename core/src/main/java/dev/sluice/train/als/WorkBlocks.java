package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;

/**
 * The rows of a matrix in blocks of about equal work, those with most of it first, so that no thread is left alone with
 * a long row at the end. Depends on the matrix alone.
 */
final class WorkBlocks {
    /** Pairs in a block: some milliseconds of work. */
    private static final int PAIRS = 1 << 14;

    /** What solving for a row costs, in pairs. */
    private static final int ROW = 32;

    private final int[] starts;
    private final int[] order;

    WorkBlocks(InteractionMatrix matrix) {
        IntArrayList found = new IntArrayList();
        long[] keys = new long[matrix.rows()];
        int work = PAIRS;
        for (int row = 1; row < matrix.rows(); row++) {
            int more = matrix.size(row) + ROW;
            if ((long) work + more > PAIRS) {
                found.add(row);
                work = 0;
            }
            work += more;
            keys[found.size() - 1] = (long) -work << 32 | found.size() - 1;
        }
        found.add(matrix.rows());
        starts = found.toIntArray();
        LongArrays.quickSort(keys, 0, size());
        order = new int[size()];
        for (int place = 0; place < order.length; place++) {
            order[place] = (int) keys[place];
        }
    }

    int size() {
        return starts.length - 1;
    }

    /** The number of the block that comes at a place. */
    int at(int place) {
        return order[place];
    }

    int firstRow(int block) {
        return starts[block];
    }

    int endRow(int block) {
        return starts[block + 1];
    }
}
