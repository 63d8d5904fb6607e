package dev.sluice.train.linear;

import dev.sluice.internal.kernel.TileProduct;
import java.util.OptionalInt;

/** One tile of the diagonal, inverted in double precision. */
final class PivotTile {
    private static final int SIZE = TileProduct.SIZE;

    private final double[][] rows = new double[SIZE][SIZE];

    /**
     * Replaces a tile by its inverse with the sign changed.
     *
     * @param noise for each row the absolute error of its diagonal entry: what is left of the entry when the row is
     *     eliminated must be more, or it means nothing
     * @return the row where that was not so; the tile is as it was then
     */
    OptionalInt negateInverse(float[] tile, double[] noise) {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                rows[i][j] = tile[i * SIZE + j];
            }
        }
        for (int pivot = 0; pivot < SIZE; pivot++) {
            double left = rows[pivot][pivot];
            // Written so that NaN fails, too.
            if (!(left > noise[pivot] && left < Double.POSITIVE_INFINITY)) {
                return OptionalInt.of(pivot);
            }
            eliminate(pivot);
        }
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                // The mean of both halves, which differ by rounding alone.
                tile[i * SIZE + j] = (float) (-0.5 * (rows[i][j] + rows[j][i]));
            }
        }
        return OptionalInt.empty();
    }

    /** A step of Gauss and Jordan, in place. */
    private void eliminate(int pivot) {
        double[] row = rows[pivot];
        double scale = 1 / row[pivot];
        row[pivot] = 1;
        for (int j = 0; j < SIZE; j++) {
            row[j] *= scale;
        }
        for (int i = 0; i < SIZE; i++) {
            if (i != pivot) {
                double factor = rows[i][pivot];
                rows[i][pivot] = 0;
                subtract(factor, row, rows[i]);
            }
        }
    }

    private static void subtract(double factor, double[] row, double[] from) {
        for (int j = 0; j < SIZE; j++) {
            from[j] -= factor * row[j];
        }
    }
}
