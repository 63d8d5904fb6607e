package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.internal.memory.MappedRows;
import dev.sluice.internal.memory.Mapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * Laws of every form of the kernels. A sum of {@code n} products in single precision, in whatever order, is within
 * {@code n u / (1 - n u)} times the sum of the absolute products of the exact one, {@code u = 2^-24} (Higham, Accuracy
 * and Stability of Numerical Algorithms, section 3.1).
 */
class KernelsProperties {
    private static final int SEGMENT_BYTES = 4096;

    private final Mapping mapping = new Mapping();

    @Provide
    Arbitrary<Kernels> forms() {
        return Arbitraries.of(new PlainKernels("plain"), Kernels.best());
    }

    @Property(tries = 300)
    void productsAreWithinTheBoundOfRounding(
            @ForAll("forms") Kernels kernels,
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 70) int count,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        float[] query = floats(random, width);
        float[] table = floats(random, width * count);
        float[] scores = new float[count];

        kernels.f32().dot(query, rows(table, width), 0, count, scores, 0);

        for (int row = 0; row < count; row++) {
            double exact = 0;
            double absolute = 0;
            for (int i = 0; i < width; i++) {
                double product = (double) query[i] * table[row * width + i];
                exact += product;
                absolute += Math.abs(product);
            }
            double bound = (width + 1) * 0x1p-24 / (1 - (width + 1) * 0x1p-24) * absolute;
            assertThat((double) scores[row])
                    .as("row %d, %s", row, kernels.name())
                    .isCloseTo(exact, within(bound));
        }
    }

    @Property(tries = 300)
    void scoreOfARowIsTheSameHoweverItIsReached(
            @ForAll("forms") Kernels kernels,
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 70) int count,
            @ForAll @IntRange(max = 69) int from,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        float[] query = floats(random, width);
        float[] table = floats(random, width * (from + count));
        MappedRows rows = rows(table, width);
        float[] scanned = new float[count + 2];
        float[] gathered = new float[count];
        int[] which = random.ints(count, from, from + count).toArray();

        kernels.f32().dot(query, rows, from, count, scanned, 1);
        kernels.f32().dotRows(query, rows, which, which.length, gathered);

        assertThat(scanned[0]).isZero();
        assertThat(scanned[count + 1]).isZero();
        for (int i = 0; i < count; i++) {
            assertThat(gathered[i]).isEqualTo(scanned[1 + which[i] - from]);
            assertThat(kernels.dot(table, (from + i) * width, query, 0, width)).isEqualTo(scanned[1 + i]);
        }
    }

    @Property(tries = 100)
    void notANumberAndInfinityAreNotLost(
            @ForAll("forms") Kernels kernels,
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(max = 299) int place,
            @ForAll @IntRange(min = 1, max = 10) int count,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        float[] query = floats(random, width);
        query[place % width] = 1;
        for (float special : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] table = floats(random, width * count);
            table[(count - 1) * width + place % width] = special;
            float[] scores = new float[count];

            kernels.f32().dot(query, rows(table, width), 0, count, scores, 0);

            assertThat(Float.compare(scores[count - 1], special)).isZero();
            for (int row = 0; row < count - 1; row++) {
                assertThat(scores[row]).isFinite();
            }
        }
    }

    private static float[] floats(Random random, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(21) - 10));
        }
        return floats;
    }

    private MappedRows rows(float[] table, int width) throws IOException {
        Path file = Files.createTempFile("rows", ".bin");
        ByteBuffer bytes = ByteBuffer.allocate(table.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(table);
        Files.write(file, bytes.array());
        try (FileChannel channel = FileChannel.open(file)) {
            return MappedRows.map(mapping, channel, 0, table.length / width, width * Float.BYTES, SEGMENT_BYTES);
        } finally {
            Files.delete(file);
        }
    }

    @AfterProperty
    void unmap() {
        mapping.close();
    }
}
