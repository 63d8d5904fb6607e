package dev.sluice.train.graph;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds the greatest eigenvalues and eigenvectors of the graph's filter {@code F} by subspace iteration from random
 * signs. Each round multiplies the basis by the filter, {@code Y = F Q}, and turns and scales the result by the
 * eigenvectors of {@code Y'Y = E M E'}: {@code Y E M^-1/2} is orthonormal, and its columns come to be eigenvectors with
 * the eigenvalues {@code M^1/2}. That costs one small eigenproblem a round and needs no rank: directions that have
 * nothing but rounding in them become zero.
 *
 * @see <a href="https://doi.org/10.1137/090771806">Halko, Martinsson and Tropp 2011</a>
 * @see <a href="https://doi.org/10.1137/S1064827500370883">Stathopoulos and Wu 2002</a>
 */
final class SubspaceIteration {
    /** A fixed number, so that sums do not depend on the number of threads; few, since each has a matrix. */
    private static final int PARTS = 8;

    /** Squares of eigenvalues that are this much less than the greatest are rounding: floats have 24 bits. */
    private static final double ROUNDING = 1e-6;

    private final Panels basis;
    private final Workers workers;
    private final double[] values;

    private SubspaceIteration(Graph graph, int dimension, Workers workers) {
        this.basis = new Panels(graph.items(), width(dimension));
        this.workers = workers;
        this.values = new double[basis.columns()];
    }

    /** Columns that are iterated: somewhat more than are wanted, so that the last ones converge, too. */
    private static int width(int dimension) {
        return dimension + Math.max(8, dimension / 16);
    }

    static Spectrum run(Graph graph, int dimension, int rounds, long seed, Workers workers) {
        SubspaceIteration iteration = new SubspaceIteration(graph, dimension, workers);
        iteration.draw(seed);
        for (int round = 0; round < rounds; round++) {
            workers.run(iteration.basis.count(), () -> new Filtering(graph, iteration.basis));
            iteration.turn();
        }
        return new Spectrum(iteration.greatest(dimension), iteration.basis);
    }

    static long bytes(int users, int items, int dimension, int threads) {
        long columns = Panels.bytes(1, width(dimension)) / Float.BYTES;
        long ofThread = Math.max(
                Filtering.bytes(users),
                Math.max(PreciseGram.bytes((int) columns), 4 * columns * 2 * Turning.MOST_ROWS));
        return Panels.bytes(items, width(dimension)) + (PARTS + 3) * 8 * columns * columns + threads * ofThread;
    }

    private void draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 0; number < basis.count(); number++) {
            float[] panel = basis.panel(number);
            for (int row = 0; row < basis.rows(); row++) {
                int signs = random.nextInt();
                for (int i = 0; i < Panels.WIDTH; i++) {
                    panel[row * Panels.WIDTH + i] = (signs >>> i & 1) == 0 ? 1 : -1;
                }
            }
        }
    }

    private double[] greatest(int dimension) {
        int count = 0;
        while (count < Math.min(dimension, values.length) && values[count] > 0) {
            count++;
        }
        return Arrays.copyOf(values, count);
    }

    /** Makes the columns orthonormal or zero, the longest first. */
    private void turn() {
        int columns = basis.columns();
        SymmetricEigen eigen = SymmetricEigen.of(gram(), columns);
        int[] order = IntStream.range(0, columns)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> eigen.value(i))
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double least = ROUNDING * eigen.value(order[0]);
        float[] turn = new float[columns * columns];
        for (int column = 0; column < columns; column++) {
            double square = eigen.value(order[column]);
            values[column] = square > least ? Math.sqrt(square) : 0;
            double factor = square > least ? 1 / values[column] : 0;
            double[] vector = eigen.vector(order[column]);
            for (int i = 0; i < columns; i++) {
                turn[column * columns + i] = (float) (factor * vector[i]);
            }
        }
        int blocks = (basis.rows() + Turning.MOST_ROWS - 1) / Turning.MOST_ROWS;
        workers.run(blocks, () -> new Turning(basis, turn));
    }

    /** The products of all columns with each other, both triangles. */
    private double[] gram() {
        double[][] parts = new double[PARTS][];
        int height = (basis.rows() + PARTS - 1) / PARTS;
        workers.run(PARTS, () -> {
            PreciseGram gram = new PreciseGram(basis.columns());
            float[] row = new float[basis.columns()];
            return part -> {
                int end = (int) Math.min(basis.rows(), (part + 1L) * height);
                for (int item = part * height; item < end; item++) {
                    basis.copy(item, row);
                    gram.add(row);
                }
                parts[part] = gram.taken();
            };
        });
        return mirrored(parts, basis.columns());
    }

    private static double[] mirrored(double[][] parts, int columns) {
        double[] sum = parts[0];
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                int at = i * columns + j;
                for (int part = 1; part < parts.length; part++) {
                    sum[at] += parts[part][at];
                }
                sum[j * columns + i] = sum[at];
            }
        }
        return sum;
    }

    /** Multiplies some rows by a small matrix. One thread's. */
    private static final class Turning implements IntConsumer {
        static final int MOST_ROWS = 512;

        private final Panels basis;
        private final float[] turn;
        private final Tile tile;
        private final float[] row;
        private final float[][] products;

        /** @param turn the columns of the matrix, one after the other */
        Turning(Panels basis, float[] turn) {
            this.basis = basis;
            this.turn = turn;
            this.tile = new Tile(basis.columns());
            this.row = new float[basis.columns()];
            this.products = new float[basis.columns()][tile.rows()];
        }

        @Override
        public void accept(int block) {
            int end = (int) Math.min(basis.rows(), (block + 1L) * MOST_ROWS);
            for (int from = block * MOST_ROWS; from < end; from += tile.rows()) {
                multiply(from, Math.min(tile.rows(), end - from));
            }
        }

        private void multiply(int from, int count) {
            for (int i = 0; i < count; i++) {
                basis.copy(from + i, row);
                tile.set(i, row);
            }
            Kernels.best().scoreTile(tile, turn, basis.columns(), products);
            for (int i = 0; i < count; i++) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = products[column][i];
                }
                basis.set(from + i, row);
            }
        }
    }
}
