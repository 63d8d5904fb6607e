package dev.sluice.train.bpr;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;

/**
 * The positives of each cell, as codes: the number of the user in its block, and in the lowest {@link Grid#itemBits}
 * bits that of the item.
 */
final class Cells {
    private final Grid grid;
    private final InteractionMatrix matrix;
    private final int[] starts;
    private final int[] codes;

    Cells(Grid grid, InteractionMatrix matrix) {
        this.grid = grid;
        this.matrix = matrix;
        this.starts = new int[grid.blocks() * grid.blocks() + 1];
        this.codes = new int[matrix.size()];
        countUsers();
    }

    static long bytes(Grid grid, InteractionMatrix matrix) {
        return 4L * matrix.size() + 4L * grid.blocks() * grid.blocks();
    }

    /** The codes of all cells; those of one may be put into another order. */
    int[] codes() {
        return codes;
    }

    int start(int users, int items) {
        return starts[users * grid.blocks() + items];
    }

    int end(int users, int items) {
        return starts[users * grid.blocks() + items + 1];
    }

    /** Finds the positives of each cell for the items' places. */
    void deal(PlacedItems items, Workers workers) {
        workers.run(grid.blocks(), () -> {
            int[] next = new int[grid.blocks()];
            return users -> deal(users, items, next);
        });
    }

    /** The cells of a block of users follow each other, so that only their inner bounds change. */
    private void countUsers() {
        for (int user = 0; user < matrix.rows(); user++) {
            starts[(grid.block(user) + 1) * grid.blocks()] += matrix.size(user);
        }
        for (int block = 1; block <= grid.blocks(); block++) {
            starts[block * grid.blocks()] += starts[(block - 1) * grid.blocks()];
        }
    }

    private void deal(int users, PlacedItems items, int[] next) {
        Arrays.fill(next, 0);
        for (int user = users; user < matrix.rows(); user += grid.blocks()) {
            for (int at = matrix.start(user); at < matrix.end(user); at++) {
                next[grid.block(items.place(matrix.column(at)))]++;
            }
        }
        int first = users * grid.blocks();
        int start = starts[first];
        for (int block = 0; block < next.length; block++) {
            int size = next[block];
            next[block] = start;
            starts[first + block] = start;
            start += size;
        }
        for (int user = users; user < matrix.rows(); user += grid.blocks()) {
            int code = grid.local(user) << grid.itemBits();
            for (int at = matrix.start(user); at < matrix.end(user); at++) {
                int place = items.place(matrix.column(at));
                codes[next[grid.block(place)]++] = code | grid.local(place);
            }
        }
    }
}
