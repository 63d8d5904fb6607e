package dev.sluice.train.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.train.engine.Workers;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inverse of matrices of one tile and of several, full and cut off. */
class InversionTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 159, 160, 161, 320, 401})
    void isTheInverseWithTheSignChanged(int dimension) {
        double[][] matrix = positiveDefinite(dimension);
        double[][] expected = NaiveEase.inverse(matrix);
        SymmetricTiles tiles = tiles(matrix);

        assertThat(invert(tiles, 2)).isEmpty();

        float[] row = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            tiles.copyRow(i, row);
            for (int j = 0; j < dimension; j++) {
                assertThat(-(double) row[j]).as("%d %d", i, j).isCloseTo(expected[i][j], within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void threadsChangeNothing(int threads) {
        SymmetricTiles one = tiles(positiveDefinite(500));
        SymmetricTiles more = tiles(positiveDefinite(500));

        invert(one, 1);
        invert(more, threads);

        for (int row = 0; row < one.count(); row++) {
            for (int column = row; column < one.count(); column++) {
                assertThat(more.tile(row, column)).isEqualTo(one.tile(row, column));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 170})
    void namesTheRowThatTheOthersDetermine(int row) {
        double[][] matrix = positiveDefinite(200);
        for (int i = 0; i < 200; i++) {
            matrix[row][i] = matrix[3][i];
        }
        for (int i = 0; i < 200; i++) {
            matrix[i][row] = matrix[i][3];
        }

        assertThat(invert(tiles(matrix), 1)).hasValue(row);
    }

    private static OptionalInt invert(SymmetricTiles tiles, int threads) {
        try (Workers workers = new Workers(threads, "inversion")) {
            Inversion inversion = new Inversion(tiles, workers);
            for (int pivot = 0; pivot < tiles.count(); pivot++) {
                OptionalInt failed = inversion.sweep(pivot);
                if (failed.isPresent()) {
                    return failed;
                }
            }
            return OptionalInt.empty();
        }
    }

    private static SymmetricTiles tiles(double[][] matrix) {
        SymmetricTiles tiles = new SymmetricTiles(matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = i / SymmetricTiles.SIZE * SymmetricTiles.SIZE; j < matrix.length; j++) {
                tiles.tile(i / SymmetricTiles.SIZE, j / SymmetricTiles.SIZE)[
                                i % SymmetricTiles.SIZE * SymmetricTiles.SIZE + j % SymmetricTiles.SIZE] =
                        (float) matrix[i][j];
            }
        }
        return tiles;
    }

    /** Few users, more items, and ones on the diagonal: eigenvalues from 1 to some dozens. */
    private static double[][] positiveDefinite(int dimension) {
        SplittableRandom random = new SplittableRandom(dimension);
        int rank = 1 + dimension / 2;
        double[][] root = new double[dimension][rank];
        for (double[] row : root) {
            for (int k = 0; k < rank; k++) {
                row[k] = random.nextInt(8) == 0 ? 1 : 0;
            }
        }
        double[][] matrix = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                matrix[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < rank; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return matrix;
    }
}
