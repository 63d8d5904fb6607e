package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the sum of outer products: it is what the definition says, and does not drift over many vectors. */
class GramSumProperties {
    @Property
    void isTheSumOfWeightedOuterProducts(
            @ForAll @IntRange(min = 1, max = 35) int dimension,
            @ForAll @IntRange(max = 200) int count,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] start = random.doubles((long) dimension * dimension).toArray();
        double[] expected = new double[dimension * dimension];
        for (int at = 0; at < expected.length; at++) {
            expected[at] = 0.5 * start[at];
        }
        double[] expectedVector = new double[dimension];
        GramSum sum = new GramSum(dimension);
        sum.add(new float[dimension], 1); // what was before the start is forgotten
        sum.startAt(start, 0.5);
        for (int i = 0; i < count; i++) {
            float[] vector = vector(dimension, random);
            float weight = random.nextInt(4) * 0.5f;
            if (random.nextInt(5) == 0) {
                sum.addPrecisely(vector, weight);
            } else {
                sum.add(vector, weight);
            }
            addNaively(expected, vector, weight);
            for (int entry = 0; entry < dimension; entry++) {
                expectedVector[entry] += weight * vector[entry];
            }
        }

        double[] found = sum.upper();
        assertThat(sum.vector()).containsExactly(expectedVector, within(1e-5 * (1 + count)));

        for (int i = 0; i < dimension; i++) {
            for (int j = i; j < dimension; j++) {
                assertThat(found[i * dimension + j])
                        .as("entry %d, %d", i, j)
                        .isCloseTo(expected[i * dimension + j], within(1e-5 * (1 + count)));
            }
        }
    }

    @Example
    void doesNotDriftOverAMillionVectors() {
        GramSum sum = new GramSum(1);
        sum.startAtZero();
        for (int i = 0; i < 1_000_000; i++) {
            sum.add(new float[] {0.1f}, 1);
        }

        assertThat(sum.upper()[0]).isCloseTo(1e6 * 0.1f * 0.1f, within(1e-6 * 1e4));
    }

    private static float[] vector(int dimension, SplittableRandom random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
        }
        return vector;
    }

    private static void addNaively(double[] sum, float[] vector, float weight) {
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                sum[i * vector.length + j] += (double) weight * vector[i] * vector[j];
            }
        }
    }
}
