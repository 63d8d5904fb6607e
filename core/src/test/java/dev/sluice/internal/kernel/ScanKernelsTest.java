package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of every form of the kernels over blocks, at every length from 1 to 300 and with blocks of many sizes. */
class ScanKernelsTest {
    private static final int LONGEST = 300;
    private static final int[] SIZES = {32, 2048, 64, 256, 96, 1024, 1056, 2016, 512};
    /** Where a block begins in its buffer. */
    static final int AT = 64;

    private static final byte LITTER = 0x5b;
    private static final float UNTOUCHED = 12345;

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16"})
    void scoresAreWithinTheBound(StoredNumbers numbers) {
        for (Kernels kernels : RowKernelsTest.forms()) {
            Random random = new Random(1);
            ScanKernel kernel = numbers.scan(kernels);
            for (int width = 1; width <= LONGEST; width++) {
                Magnitudes magnitudes = width % 3 == 0 ? Magnitudes.LARGE_QUERY : Magnitudes.ORDINARY;
                float[] query = magnitudes.query(random, width);
                PreparedQuery prepared = kernel.prepare(query);
                for (int i = width % 5; i < SIZES.length; i += 5) {
                    int rows =
                            Math.min(kernel.mostRows(), (SIZES[i] + kernel.step() - 1) / kernel.step() * kernel.step());
                    float[] vectors = magnitudes.rows(random, (1 + random.nextInt(rows)) * width);
                    String what = kernels.name() + " " + numbers + " " + magnitudes + " " + width + " of " + rows;
                    check(kernel, numbers, query, prepared, vectors, rows, 1 + random.nextInt(rows), what);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void roomForAQueryServesTheNextOne(StoredNumbers numbers) {
        for (Kernels kernels : RowKernelsTest.forms()) {
            Random random = new Random(5);
            ScanKernel kernel = numbers.scan(kernels);
            for (int width = 1; width <= 20; width++) {
                float[] query = Magnitudes.ORDINARY.query(random, width);
                ByteBuffer block = encoded(kernel, Magnitudes.ORDINARY.rows(random, 32 * width), width, kernel.step());
                PreparedQuery used = kernel.prepare(Magnitudes.LARGE_QUERY.query(random, width));
                scores(kernel, used, block, kernel.step(), 32);
                kernel.prepare(query, used);
                PreparedQuery fresh = kernel.prepare(query);

                assertThat(scores(kernel, used, block, kernel.step(), 32))
                        .isEqualTo(scores(kernel, fresh, block, kernel.step(), 32));
                assertThat(used.rounding()).isEqualTo(fresh.rounding());
            }
        }
    }

    private static void check(
            ScanKernel kernel,
            StoredNumbers numbers,
            float[] query,
            PreparedQuery prepared,
            float[] vectors,
            int rows,
            int count,
            String what) {
        ByteBuffer block = encoded(kernel, vectors, query.length, rows);
        float[] scores = scores(kernel, prepared, block, rows, count);
        StoredRows table = new StoredRows(numbers, vectors, query.length);
        for (int row = 0; row < count; row += row < 100 ? 1 : 7) {
            if (row < table.rows().rows()) {
                table.product(query, row).requireNear(scores[row], what);
            } else {
                assertThat(scores[row]).as("%s, an empty row", what).isEqualTo(0);
            }
        }
    }

    /** Lays out a block among litter, of which nothing but the block's own bytes may change. */
    static ByteBuffer encoded(ScanKernel kernel, float[] vectors, int dimension, int rows) {
        int bytes = kernel.bytes(rows, dimension);
        byte[] litter = new byte[AT + bytes + AT];
        Arrays.fill(litter, LITTER);
        ByteBuffer block = ByteBuffer.allocateDirect(litter.length).order(ByteOrder.LITTLE_ENDIAN);
        block.put(litter).clear();
        kernel.encode(vectors, vectors.length / dimension, dimension, block, AT, rows);
        ByteBuffer around = ByteBuffer.wrap(litter, 0, AT);
        assertThat(block.slice(0, AT)).isEqualTo(around);
        assertThat(block.slice(AT + bytes, AT)).isEqualTo(around);
        return block;
    }

    /** Scores a block, and watches that no score past the last step changes. */
    static float[] scores(ScanKernel kernel, PreparedQuery query, ByteBuffer block, int rows, int count) {
        int upTo = (count + kernel.step() - 1) / kernel.step() * kernel.step();
        float[] scores = new float[upTo + 1];
        Arrays.fill(scores, UNTOUCHED);
        kernel.scan(query, block, AT, rows, count, scores);
        assertThat(scores[upTo]).isEqualTo(UNTOUCHED);
        return scores;
    }
}
