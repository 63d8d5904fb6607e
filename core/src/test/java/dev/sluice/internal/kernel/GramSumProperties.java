package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the sum of outer products: it is what the definition says, and does not drift over many vectors. */
class GramSumProperties {
    @Property(tries = 300)
    void isTheSumOfWeightedOuterProducts(
            @ForAll @IntRange(min = 1, max = 70) int dimension,
            @ForAll @IntRange(max = 600) int count,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stride = GramSum.stride(dimension);
        float[] sums = new float[stride * stride];
        double[] expected = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = i; j < dimension; j++) {
                sums[i * stride + j] = (float) random.nextDouble(-1, 1);
                expected[i * dimension + j] = sums[i * stride + j];
            }
        }
        float[] vector = new float[stride];
        double[] expectedVector = new double[dimension];
        GramSum sum = GramSum.of(dimension);
        for (int i = 0; i < count; i++) {
            float[] added = vector(dimension + 3, random);
            float root = random.nextInt(4) * 0.5f;
            float target = (float) random.nextDouble(-1, 1);
            sum.take(added, 2, root, target);
            if (sum.isFull() || random.nextInt(100) == 0) {
                sum.addTo(sums, vector);
            }
            addNaively(expected, expectedVector, added, root, target);
        }
        sum.addTo(sums, vector);

        for (int i = 0; i < dimension; i++) {
            assertThat((double) vector[i]).isCloseTo(expectedVector[i], within(1e-5 * (1 + count)));
            for (int j = i; j < dimension; j++) {
                assertThat((double) sums[i * stride + j])
                        .as("entry %d, %d", i, j)
                        .isCloseTo(expected[i * dimension + j], within(1e-5 * (1 + count)));
            }
        }
    }

    @Example
    void nothingIsAddedBeyondTheDimension() {
        float[] sums = new float[16 * 16];
        float[] vector = new float[16];
        GramSum sum = GramSum.of(3);
        sum.take(new float[] {1, 1, 1, 9, 9}, 0, 1, 1);
        sum.addTo(sums, vector);

        for (int i = 3; i < 16; i++) {
            assertThat(vector[i]).isZero();
            assertThat(sums[i]).isZero();
            assertThat(sums[i * 16 + i]).isZero();
        }
    }

    /** Interpreted and compiled code must give the same bits, or a model would depend on when the compiler came. */
    @Example
    void theSameAgainGivesTheSameBits() {
        float[] first = sums();

        for (int i = 0; i < 5_000; i++) {
            assertThat(Arrays.equals(sums(), first)).as("time %d", i).isTrue();
        }
    }

    private static float[] sums() {
        SplittableRandom random = new SplittableRandom(3);
        GramSum sum = GramSum.of(40);
        float[] sums = new float[48 * 48];
        float[] vector = new float[48];
        for (int i = 0; i < 27; i++) {
            sum.take(vector(40, random), 0, 1.5f, 0.3f);
        }
        sum.addTo(sums, vector);
        System.arraycopy(vector, 0, sums, 47 * 48, 47); // below the diagonal there is room
        return sums;
    }

    @Example
    void hardlyDriftsOverAMillionVectors() {
        GramSum sum = GramSum.of(1);
        float[] sums = new float[16 * 16];
        for (int i = 0; i < 1_000_000; i++) {
            sum.take(new float[] {0.1f}, 0, 1, 1);
            if (sum.isFull()) {
                sum.addTo(sums, new float[16]);
            }
        }
        sum.addTo(sums, new float[16]);

        // One sum of a million such terms in single precision is off by 1 percent.
        assertThat((double) sums[0]).isCloseTo(1e6 * 0.1f * 0.1f, within(2e-4 * 1e4));
    }

    private static float[] vector(int dimension, SplittableRandom random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
        }
        return vector;
    }

    private static void addNaively(double[] sums, double[] vector, float[] added, float root, float target) {
        for (int i = 0; i < vector.length; i++) {
            double left = (double) root * added[i + 2];
            vector[i] += target * left;
            for (int j = 0; j < vector.length; j++) {
                sums[i * vector.length + j] += left * root * added[j + 2];
            }
        }
    }
}
