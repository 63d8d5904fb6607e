package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of scoring many queries at once, in the form that this JVM chooses, at every length from 1 to 300. */
class TileTest {
    private static final int LONGEST = 300;

    private final Kernels kernels = Kernels.best();
    private final Random random = new Random(1);

    @ParameterizedTest
    @EnumSource
    void tileHoldsTheRowsOfTheBlockAndZeros(StoredNumbers numbers) {
        ScanKernel kernel = numbers.scan(kernels);
        int rows = 2 * Math.max(kernel.step(), 32) > kernel.mostRows() ? kernel.step() : 2 * kernel.step();
        for (int width = 1; width <= LONGEST; width++) {
            float[] vectors = Magnitudes.ORDINARY.rows(random, (rows - 3) * width);
            ByteBuffer block = ScanKernelsTest.encoded(kernel, vectors, width, rows);
            Tile tile = new Tile(width);
            for (int from = 0; from <= rows; from += tile.rows()) {
                kernel.decode(block, ScanKernelsTest.AT, rows, from, tile);
                for (int row = 0; row < tile.rows(); row++) {
                    for (int i = 0; i < width; i++) {
                        float expected =
                                from + row >= rows - 3 ? 0 : entry(numbers, vectors, block, rows, from + row, i, width);
                        float found = tile.array(i)[tile.at(i) + row];
                        if (found != expected) { // millions of them: an assertion object each takes most of the time
                            fail("entry %d of row %d, %s: %s, not %s", i, from + row, numbers, found, expected);
                        }
                    }
                }
            }
        }
    }

    private static float entry(
            StoredNumbers numbers, float[] vectors, ByteBuffer block, int rows, int row, int i, int width) {
        float entry = vectors[row * width + i];
        return switch (numbers) {
            case F32 -> entry;
            case F16 -> Half.toFloat(Half.of(entry));
            case I8 -> {
                ByteScanTest.Block bytes = new ByteScanTest.Block(block, width, rows);
                yield bytes.factor(row) * bytes.entry(row, i);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDINARY", "WIDE", "SMALL_QUERY_LARGE_ROWS", "LARGE_QUERY", "ZERO_QUERY"})
    void productsAreWithinTheBound(Magnitudes magnitudes) {
        for (int width = 1; width <= LONGEST; width++) {
            Tile tile = new Tile(width);
            float[] table = magnitudes.rows(random, tile.rows() * width);
            for (int i = 0; i < table.length; i++) {
                tile.array(i % width)[tile.at(i % width) + i / width] = table[i];
            }
            StoredRows rows = new StoredRows(StoredNumbers.F32, table, width);
            int count = 1 + random.nextInt(9);
            float[][] queries = new float[count][];
            float[] padded = new float[count * tile.padded()];
            for (int q = 0; q < count; q++) {
                queries[q] = magnitudes.query(random, width);
                System.arraycopy(queries[q], 0, padded, q * tile.padded(), width);
            }
            float[][] scores = new float[count][tile.rows()];
            kernels.scoreTile(tile, padded, count, scores);
            for (int q = 0; q < count; q++) {
                for (int row = 0; row < tile.rows(); row++) {
                    rows.product(queries[q], row).requireNear(scores[q][row], kernels.name() + " " + magnitudes);
                }
            }
        }
    }
}
