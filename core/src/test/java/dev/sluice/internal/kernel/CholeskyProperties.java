package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the solver: a solution satisfies its system, and a system without one solution is refused. */
class CholeskyProperties {

    @Property
    void theSolutionSatisfiesTheSystem(@ForAll @IntRange(min = 1, max = 40) int dimension, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] matrix = positiveDefinite(dimension, random);
        double[] solution = random.doubles(dimension, -1, 1).toArray();
        double[] rightSide = product(matrix, solution, dimension);

        assertThat(Cholesky.solve(matrix, rightSide, dimension, noise(dimension)))
                .isTrue();

        assertThat(rightSide).containsExactly(solution, within(1e-8));
    }

    @Property
    void whatStandsBelowTheDiagonalDoesNotMatter(
            @ForAll @IntRange(min = 2, max = 20) int dimension, @ForAll long seed) {
        double[] matrix = positiveDefinite(dimension, new SplittableRandom(seed));
        double[] rubbish = matrix.clone();
        for (int i = 1; i < dimension; i++) {
            rubbish[i * dimension] = Double.NaN;
        }
        double[] expected = new SplittableRandom(seed).doubles(dimension).toArray();
        double[] found = expected.clone();

        Cholesky.solve(matrix, expected, dimension, noise(dimension));
        Cholesky.solve(rubbish, found, dimension, noise(dimension));

        assertThat(found).isEqualTo(expected);
    }

    @Example
    void solvesByHand() {
        double[] rightSide = {10, 9};

        assertThat(Cholesky.solve(new double[] {4, 2, 0, 3}, rightSide, 2, noise(2)))
                .isTrue();

        assertThat(rightSide).containsExactly(new double[] {1.5, 2}, within(1e-14));
    }

    @Example
    void refusesWhatIsNotPositiveDefinite() {
        assertThat(solvable(1, 1, 1)).as("rank one").isFalse();
        assertThat(solvable(1, 2, 1)).as("indefinite").isFalse();
        assertThat(solvable(-1, 0, 1)).as("negative").isFalse();
        assertThat(solvable(0, 0, 0)).as("zero").isFalse();
        assertThat(solvable(1, Double.NaN, 1)).as("NaN").isFalse();
        assertThat(solvable(Double.POSITIVE_INFINITY, 0, 1)).as("infinite").isFalse();
    }

    private static boolean solvable(double a, double b, double c) {
        return Cholesky.solve(new double[] {a, b, 0, c}, new double[] {1, 1}, 2, noise(2));
    }

    private static double[] noise(int dimension) {
        double[] noise = new double[dimension];
        Arrays.fill(noise, 1e-12);
        return noise;
    }

    private static double[] positiveDefinite(int dimension, SplittableRandom random) {
        double[] root = random.doubles((long) dimension * dimension, -1, 1).toArray();
        double[] matrix = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                double sum = i == j ? 0.1 : 0;
                for (int k = 0; k < dimension; k++) {
                    sum += root[i * dimension + k] * root[j * dimension + k];
                }
                matrix[i * dimension + j] = sum;
            }
        }
        return matrix;
    }

    private static double[] product(double[] matrix, double[] vector, int dimension) {
        double[] product = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                product[i] += matrix[i * dimension + j] * vector[j];
            }
        }
        return product;
    }
}
