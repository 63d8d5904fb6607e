package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the product with a Gram matrix that is not made. */
class GramProductProperties {
    @Property(tries = 300)
    void isTheSumOfVectorsTimesWhatTheyLack(
            @ForAll @IntRange(min = 1, max = 70) int dimension,
            @ForAll @IntRange(max = 50) int count,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] with = vector(dimension, random);
        float[] sum = vector(dimension, random);
        double[] expected = new double[dimension];
        Arrays.setAll(expected, i -> sum[i]);
        double factors = 0;
        float target = (float) random.nextDouble(-1, 1);
        GramProduct product = GramProduct.of(dimension);
        Taken vectors = new Taken(2);
        for (int k = 0; k < count; k++) {
            float[] taken = vector(dimension + 3, random);
            float weight = (float) random.nextDouble(2);
            vectors.add(taken, weight);
            double inner = 0;
            for (int i = 0; i < dimension; i++) {
                inner += (double) with[i] * taken[i + 2];
            }
            for (int i = 0; i < dimension; i++) {
                expected[i] += weight * (target - inner) * taken[i + 2];
            }
            factors += weight * (target - inner);
        }

        // Products are below the dimension, weights below 2, and so are the sums' errors by a float's rounding.
        double rounding = 4e-7 * (1 + count) * (1 + dimension);
        assertThat(product.add(vectors, with, target, sum)).isCloseTo(factors, within(rounding));
        for (int i = 0; i < dimension; i++) {
            assertThat((double) sum[i]).as("entry %d", i).isCloseTo(expected[i], within(rounding));
        }
    }

    /** Interpreted and compiled code must give the same bits, or a model would depend on when the compiler came. */
    @Example
    void theSameAgainGivesTheSameBits() {
        float[] first = sum();

        for (int i = 0; i < 5_000; i++) {
            assertThat(Arrays.equals(sum(), first)).as("time %d", i).isTrue();
        }
    }

    private static float[] sum() {
        SplittableRandom random = new SplittableRandom(3);
        float[] sum = new float[43];
        GramProduct product = GramProduct.of(43);
        Taken vectors = new Taken(0);
        for (int i = 0; i < 27; i++) {
            vectors.add(vector(43, random), 1.5f);
        }
        product.add(vectors, vector(43, random), 1, sum);
        return sum;
    }

    /** Vectors of an array each, all of them from the same place on. */
    private static final class Taken implements WeightedVectors {
        private final int offset;
        private final List<float[]> arrays = new ArrayList<>();
        private final List<Float> weights = new ArrayList<>();

        Taken(int offset) {
            this.offset = offset;
        }

        void add(float[] array, float weight) {
            arrays.add(array);
            weights.add(weight);
        }

        @Override
        public int count() {
            return arrays.size();
        }

        @Override
        public float[] array(int place) {
            return arrays.get(place);
        }

        @Override
        public int offset(int place) {
            return offset;
        }

        @Override
        public float weight(int place) {
            return weights.get(place);
        }
    }

    private static float[] vector(int length, SplittableRandom random) {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
        }
        return vector;
    }
}
