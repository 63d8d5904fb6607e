package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Laws of scans over bytes. Let a row be {@code f b} with bytes {@code b} and the query {@code q}. The kernel takes
 * {@code s r} for the query, {@code r} whole numbers, the nearest to {@code q / s}: {@code |q - s r| <= s / 2}. Their
 * product with {@code b} is exact, so the score is off by at most {@code s / 2} times the sum of the magnitudes of the
 * row's entries, besides the rounding of floats: {@code q / s} is at most 254 and so off by {@code 2^-17}, which may
 * turn the choice between two neighbours; and two products and one whole number are rounded to floats.
 */
class ByteScanTest {
    private static final int LONGEST = 300;
    private static final int[] SIZES = {32, 2048, 64, 256, 96, 1024, 480, 2016, 512};

    @Test
    void scoresAreExactAndTheSameInEveryForm() {
        Random random = new Random(1);
        for (int width = 1; width <= LONGEST; width++) {
            for (int i = width % 3; i < Magnitudes.values().length; i += 3) {
                Magnitudes magnitudes = Magnitudes.values()[i];
                int rows = SIZES[random.nextInt(SIZES.length)];
                float[] vectors = magnitudes.rows(random, (1 + random.nextInt(Math.min(rows, 100))) * width);
                check(magnitudes.query(random, width), vectors, rows, 1 + random.nextInt(rows));
            }
        }
    }

    /** Rows of nothing but the greatest bytes, and queries that spend what a chunk may have on a few entries. */
    @Test
    void sumsOfSixteenBitsNeverOverflow() {
        Random random = new Random(2);
        for (int width = 1; width <= 40; width++) {
            float[] vectors = extremes(random, width);
            for (int spent = 1; spent <= 8; spent++) {
                for (float size : new float[] {1, -1, 1e38f, 1e-30f, 1e-37f, 3e-38f, 1e-40f, 3e-43f, Float.MIN_VALUE}) {
                    for (float jitter : new float[] {0, 0.5f / 254, 0.004f, 0.3f}) {
                        check(spending(random, width, spent, size, jitter), vectors, 32, 32);
                    }
                }
            }
        }
    }

    private static float[] extremes(Random random, int width) {
        float[] vectors = new float[32 * width];
        for (int i = 0; i < vectors.length; i++) {
            boolean negative = switch (i / width) {
                case 0 -> false;
                case 1 -> true;
                case 2 -> i % width % 2 == 0;
                case 3 -> i % width % 2 == 1;
                default -> random.nextBoolean();
            };
            vectors[i] = negative ? -1 : 1;
        }
        return vectors;
    }

    private static float[] spending(Random random, int width, int entries, float size, float jitter) {
        float[] query = new float[width];
        int chunk = random.nextInt((width + 7) / 8) * 8;
        for (int i = 0; i < entries; i++) {
            int place = chunk + random.nextInt(Math.min(8, width - chunk));
            query[place] = size * (1 - jitter * random.nextFloat()) * (random.nextBoolean() ? 1 : -1);
        }
        return query;
    }

    @Test
    void blockIsTheSameInEveryForm() {
        Random random = new Random(3);
        float[] vectors = Magnitudes.WIDE.rows(random, 50 * 37);
        for (Kernels kernels : RowKernelsTest.forms()) {
            assertThat(ScanKernelsTest.encoded(kernels.scanI8(), vectors, 37, 64))
                    .isEqualTo(ScanKernelsTest.encoded(PlainKernels.SCAN_I8, vectors, 37, 64));
        }
    }

    @Test
    void storedEntriesAreOffByHalfAStepAtMost() {
        Random random = new Random(4);
        for (int width = 1; width <= LONGEST; width++) {
            for (int m = width % 3; m < Magnitudes.values().length; m += 3) {
                float[] vectors = Magnitudes.values()[m].rows(random, 32 * width);
                Block block = new Block(ScanKernelsTest.encoded(PlainKernels.SCAN_I8, vectors, width, 32), width, 32);
                for (int row = 0; row < 32; row++) {
                    double step = block.factor(row);
                    for (int i = 0; i < width; i++) {
                        double off = Math.abs(vectors[row * width + i] - step * block.entry(row, i));
                        if (off > step * (0.5 + 127 * 0x1p-23)) {
                            fail("%s is off by %s in steps of %s", vectors[row * width + i], off, step);
                        }
                    }
                }
            }
        }
    }

    private static void check(float[] query, float[] vectors, int rows, int count) {
        float[] first = null;
        for (Kernels kernels : RowKernelsTest.forms()) {
            ScanKernel kernel = kernels.scanI8();
            PreparedQuery prepared = kernel.prepare(query);
            ByteBuffer bytes = ScanKernelsTest.encoded(kernel, vectors, query.length, rows);
            float[] scores = ScanKernelsTest.scores(kernel, prepared, bytes, rows, count);
            if (first == null) {
                checkQuery(query, (ByteScan.Query) prepared);
                checkScores(query, (ByteScan.Query) prepared, new Block(bytes, query.length, rows), count, scores);
                first = scores;
            }
            assertThat(Arrays.mismatch(Arrays.copyOf(scores, count), Arrays.copyOf(first, count)))
                    .as(kernels.name())
                    .isEqualTo(-1);
        }
    }

    private static void checkQuery(float[] query, ByteScan.Query prepared) {
        for (int chunk = 0; chunk < prepared.chunks; chunk++) {
            int sum = 0;
            for (int i = 8 * chunk; i < 8 * chunk + 8; i++) {
                int rounded = rounded(prepared, i);
                sum += Math.abs(rounded);
                double off = Math.abs((i < query.length ? query[i] : 0) - (double) prepared.scale * rounded);
                assertThat(off).isLessThanOrEqualTo(prepared.scale * (0.5 + 0x1p-16));
            }
            assertThat(127 * sum).as("what a chunk may add up to").isLessThan(1 << 15);
        }
    }

    private static int rounded(ByteScan.Query query, int i) {
        short low = query.low[i / 2];
        return i % 2 == 0 ? low : (short) (query.high[i / 2] + 256 * low);
    }

    private static void checkScores(float[] query, ByteScan.Query prepared, Block block, int count, float[] scores) {
        for (int row = 0; row < count; row += row < 100 ? 1 : 7) {
            int total = 0;
            double product = 0;
            double entries = 0;
            for (int i = 0; i < query.length; i++) {
                int entry = block.entry(row, i);
                total += entry * rounded(prepared, i);
                product += (double) block.factor(row) * entry * query[i];
                entries += Math.abs((double) block.factor(row) * entry);
            }
            assertThat(scores[row]).isEqualTo(total * block.factor(row) * prepared.scale);
            double bound = prepared.scale * (0.5 + 0x1p-16) * entries + 0x1p-22 * Math.abs(scores[row]) + 0x1p-149;
            if (!(Math.abs(scores[row] - product) <= bound)) {
                fail("%s is not within %s of %s", scores[row], bound, product);
            }
        }
    }

    /** What a block says, by the definition of its layout. */
    record Block(ByteBuffer bytes, int width, int rows) {
        private static final int AT = 64;

        int entry(int row, int i) {
            short pair = bytes.getShort(AT + (i / 2 * rows + row) * 2);
            return i % 2 == 0 ? (pair & 0xff) - 128 : pair >> 8;
        }

        float factor(int row) {
            return bytes.getFloat(AT + (width + 7) / 8 * 8 * rows + row * 4);
        }
    }
}
