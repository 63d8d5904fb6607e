package dev.sluice.train.linear;

import dev.sluice.internal.kernel.TileProduct;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Inverts a symmetric positive definite matrix in place, tile by tile of the diagonal, by the sweep operator: a tile
 * {@code D} becomes {@code -1/D}, what stands beside it {@code C} becomes {@code C/D}, and everything else {@code A}
 * becomes {@code A - C (1/D) C'}. All swept, the matrix is its inverse with the sign changed. Nearly all of the
 * {@code n^3} operations are products of tiles, which do not depend on each other; the result is the same for any
 * number of threads.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1979.10482688">Goodnight 1979</a>
 */
final class Inversion {
    /** Error of what is left of a diagonal entry, as a share of what it was. */
    private static final double NOISE = 1e-5;

    private final SymmetricTiles matrix;
    private final Workers workers;
    private final double[] noise;
    private final float[][] beside;
    private final float[][] products;
    private final PivotTile pivots = new PivotTile();

    Inversion(SymmetricTiles matrix, Workers workers) {
        this.matrix = matrix;
        this.workers = workers;
        this.noise = new double[matrix.count() * SymmetricTiles.SIZE];
        for (int i = 0; i < noise.length; i++) {
            int tile = i / SymmetricTiles.SIZE;
            noise[i] = NOISE * matrix.tile(tile, tile)[i % SymmetricTiles.SIZE * (SymmetricTiles.SIZE + 1)];
        }
        this.beside = new float[matrix.count()][TileProduct.ENTRIES];
        this.products = new float[matrix.count()][TileProduct.ENTRIES];
    }

    /** Bytes of heap beside the matrix. */
    static long bytes(int dimension) {
        long count = SymmetricTiles.count(dimension);
        return count * (8L * TileProduct.ENTRIES + 8 * SymmetricTiles.SIZE + 48) + 8L * TileProduct.ENTRIES;
    }

    /** Arithmetic operations of all sweeps. */
    static double operations(int dimension) {
        double padded = (double) SymmetricTiles.count(dimension) * SymmetricTiles.SIZE;
        return padded * padded * (padded + SymmetricTiles.SIZE);
    }

    /**
     * Sweeps a tile of the diagonal; each must be swept once.
     *
     * @return the row of the matrix that the others determine, so that there is no inverse, if there is one
     */
    OptionalInt sweep(int pivot) {
        float[] tile = matrix.tile(pivot, pivot);
        int first = pivot * SymmetricTiles.SIZE;
        OptionalInt failed = pivots.negateInverse(tile, Arrays.copyOfRange(noise, first, first + SymmetricTiles.SIZE));
        if (failed.isPresent()) {
            return OptionalInt.of(first + failed.getAsInt());
        }
        workers.run(matrix.count(), () -> {
            TileProduct product = TileProduct.best();
            return other -> multiply(pivot, other, tile, product);
        });
        workers.run(matrix.count(), () -> {
            TileProduct product = TileProduct.best();
            return row -> update(pivot, row, product);
        });
        return failed;
    }

    private void multiply(int pivot, int other, float[] negated, TileProduct product) {
        if (other != pivot) {
            matrix.copyTile(pivot, other, beside[other]);
            Arrays.fill(products[other], 0);
            product.add(negated, beside[other], products[other]);
        }
    }

    private void update(int pivot, int row, TileProduct product) {
        if (row == pivot) {
            return;
        }
        matrix.setTile(pivot, row, products[row], -1);
        for (int column = row; column < matrix.count(); column++) {
            if (column != pivot) {
                product.add(products[row], beside[column], matrix.tile(row, column));
            }
        }
    }
}
