package dev.sluice.train.batch;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.internal.memory.Pool;
import dev.sluice.train.engine.Vectors;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The loss of a batch and its gradient by the vectors of every example and every column. Three products of matrices,
 * all of them by tiles: scores; the examples' gradients; the columns' gradients. Each tile is one thread's, so that
 * sums do not depend on how many there are.
 */
public final class BatchGradient {
    private static final Kernels KERNELS = Kernels.best();
    /** Entries that are turned over at once, so that they stay in the first-level cache. */
    private static final int TURNED = 64;

    private final int dimension;
    private final LogitRows rows;
    private final Workers workers;
    private final int tileRows;
    private final int padded;
    private final Panel users;
    private final Panel items;
    private final float[][] queries;
    private final Tile[] tiles;
    private final float[][] slopes;
    private final float[] ofUsers;
    private final float[] ofItems;
    private final double[] losses;
    private final Pool<Scratch> scratch;

    /** What a thread needs. */
    private final class Scratch {
        final float[] vector = new float[dimension];
        final Tile tile = new Tile(Panel.BLOCK);
        final float[][] products = new float[Math.max(dimension, tileRows)][tileRows];
        final float[][] sums = new float[dimension][tileRows];

        /** Adds products of a whole tile with the vectors of a block to the sums. */
        void add(Panel panel, int block) {
            KERNELS.scoreTile(tile, panel.block(block), dimension, products);
            for (int i = 0; i < dimension; i++) {
                float[] sum = sums[i];
                float[] more = products[i];
                for (int r = 0; r < sum.length; r++) {
                    sum[r] += more[r];
                }
            }
        }

        void startAtZero() {
            for (float[] sum : sums) {
                Arrays.fill(sum, 0);
            }
        }

        /** Copies a row's sums out. */
        void copy(int row, float[] into, int at) {
            for (int i = 0; i < dimension; i++) {
                into[at + i] = sums[i][row];
            }
        }
    }

    /**
     * For batches of up to so many examples and columns.
     *
     * @param rows turns scores into slopes
     */
    public BatchGradient(int examples, int columns, int dimension, LogitRows rows, Workers workers) {
        this.dimension = dimension;
        this.rows = rows;
        this.workers = workers;
        Tile first = new Tile(dimension);
        this.tileRows = first.rows();
        this.padded = first.padded();
        this.users = new Panel(examples, dimension);
        this.items = new Panel(columns, dimension);
        this.queries = new float[tiles(examples)][tileRows * padded];
        this.tiles = new Tile[tiles(columns)];
        Arrays.setAll(tiles, tile -> new Tile(dimension));
        this.slopes = new float[examples][tiles.length * tileRows];
        this.ofUsers = new float[examples * dimension];
        this.ofItems = new float[columns * dimension];
        this.losses = new double[examples];
        this.scratch = new Pool<>(Scratch::new);
    }

    /** Bytes of heap that it takes. */
    public static long bytes(int examples, int columns, int dimension, int threads) {
        int width = new Tile(dimension).rows();
        long wideColumns = (columns + width - 1L) / width * width;
        long wideExamples = (examples + width - 1L) / width * width;
        long perThread = 4L * width * (Panel.BLOCK + 2L * dimension + width);
        return Panel.bytes(examples, dimension)
                + Panel.bytes(columns, dimension)
                + 4 * (wideColumns + wideExamples) * (dimension + 8L)
                + 4L * examples * wideColumns
                + 4L * (examples + columns) * dimension
                + threads * perThread;
    }

    /**
     * Computes for a batch, the vectors being as they are; returns the sum of the examples' losses.
     *
     * @param ofExamples the vector of each example's user, by the place of the example
     * @param ofColumns the vector of each column's item, by the place of the column
     */
    public double compute(Batch batch, Vectors ofExamples, Vectors ofColumns) {
        rows.begin(batch);
        gather(batch, ofExamples, ofColumns);
        eachTile(batch.examples(), (tile, mine) -> ofExamples(tile, batch, mine));
        eachTile(batch.columns(), (tile, mine) -> ofColumns(tile, batch, mine));
        double sum = 0;
        for (int example = 0; example < batch.examples(); example++) {
            sum += losses[example];
        }
        return sum;
    }

    /** Adds the gradient by an example's user vector. */
    public void addUser(int example, float[] gradient) {
        add(ofUsers, example, gradient);
    }

    /** Adds the gradient by a column's item vector. */
    public void addItem(int column, float[] gradient) {
        add(ofItems, column, gradient);
    }

    private void add(float[] gradients, int place, float[] into) {
        int at = place * dimension;
        for (int i = 0; i < dimension; i++) {
            into[i] += gradients[at + i];
        }
    }

    private void gather(Batch batch, Vectors ofExamples, Vectors ofColumns) {
        int userBlocks = Panel.blocks(batch.examples());
        int itemBlocks = Panel.blocks(batch.columns());
        each(userBlocks + itemBlocks, (block, mine) -> {
            if (block < userBlocks) {
                gather(batch.examples(), ofExamples, users, block, mine.vector);
                copyQueries(block, batch.examples(), mine.vector);
            } else {
                gather(batch.columns(), ofColumns, items, block - userBlocks, mine.vector);
                copyTiles(block - userBlocks, batch.columns());
            }
        });
    }

    private static void gather(int count, Vectors from, Panel into, int block, float[] vector) {
        int end = Math.min(count, (block + 1) * Panel.BLOCK);
        for (int place = block * Panel.BLOCK; place < end; place++) {
            from.copy(place, vector);
            into.set(place, vector);
        }
        into.clear(end);
    }

    private void copyQueries(int block, int examples, float[] vector) {
        int end = Math.min(examples, (block + 1) * Panel.BLOCK);
        for (int example = block * Panel.BLOCK; example < end; example++) {
            users.copy(example, vector);
            System.arraycopy(vector, 0, queries[example / tileRows], example % tileRows * padded, dimension);
        }
    }

    private void copyTiles(int block, int columns) {
        int end = Math.min(columns, (block + 1) * Panel.BLOCK);
        for (int column = block * Panel.BLOCK; column < end; column += tileRows) {
            items.copy(column, tiles[column / tileRows]);
        }
    }

    private void ofExamples(int tile, Batch batch, Scratch mine) {
        int first = tile * tileRows;
        int count = Math.min(tileRows, batch.examples() - first);
        for (int i = 0; i < tiles(batch.columns()); i++) {
            KERNELS.scoreTile(tiles[i], queries[tile], count, mine.products);
            for (int r = 0; r < count; r++) {
                System.arraycopy(mine.products[r], 0, slopes[first + r], i * tileRows, tileRows);
            }
        }
        for (int example = first; example < first + count; example++) {
            losses[example] = rows.slopes(example, slopes[example]);
        }
        mine.startAtZero();
        for (int block = 0; block < Panel.blocks(batch.columns()); block++) {
            turn(first, count, block, mine.tile);
            mine.add(items, block);
        }
        for (int r = 0; r < count; r++) {
            mine.copy(r, ofUsers, (first + r) * dimension);
        }
    }

    /** Slopes of some examples by the columns of a block, as rows of a tile. */
    private void turn(int first, int count, int block, Tile into) {
        int from = block * Panel.BLOCK;
        int width = Math.min(Panel.BLOCK, slopes[first].length - from);
        for (int column = 0; column < width; column += TURNED) {
            int turned = Math.min(TURNED, width - column);
            for (int r = 0; r < count; r++) {
                into.setRow(r, column, slopes[first + r], from + column, turned);
            }
        }
    }

    private void ofColumns(int tile, Batch batch, Scratch mine) {
        int first = tile * tileRows;
        mine.startAtZero();
        for (int block = 0; block < Panel.blocks(batch.examples()); block++) {
            int from = block * Panel.BLOCK;
            int count = Math.min(Panel.BLOCK, batch.examples() - from);
            for (int example = 0; example < count; example++) {
                mine.tile.setColumn(example, slopes[from + example], first, tileRows);
            }
            mine.add(users, block);
        }
        for (int r = 0; r < Math.min(tileRows, batch.columns() - first); r++) {
            mine.copy(r, ofItems, (first + r) * dimension);
        }
    }

    private int tiles(int vectors) {
        return (vectors + tileRows - 1) / tileRows;
    }

    private void eachTile(int vectors, Work work) {
        each(tiles(vectors), work);
    }

    @FunctionalInterface
    private interface Work {
        void accept(int block, Scratch mine);
    }

    private void each(int blocks, Work work) {
        IntConsumer withScratch = block -> {
            Scratch mine = scratch.take();
            try {
                work.accept(block, mine);
            } finally {
                scratch.giveBack(mine);
            }
        };
        workers.run(blocks, () -> withScratch);
    }
}
