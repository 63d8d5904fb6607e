package dev.sluice.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the small eigenproblem. */
class SymmetricEigenProperties {
    @Example
    void twoByTwoIsWorkedOutByHand() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);

        double[] values = {eigen.value(0), eigen.value(1)};
        Arrays.sort(values);
        assertThat(values).containsExactly(new double[] {1, 3}, within(1e-15));
    }

    @Example
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Property(tries = 60)
    void vectorsAreOrthonormalAndEigen(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 0, max = 40) int rank,
            @ForAll long seed) {
        double[] matrix = symmetric(n, rank, seed);
        SymmetricEigen eigen = SymmetricEigen.of(matrix.clone(), n);

        double scale = 1 + Arrays.stream(matrix).map(Math::abs).max().orElse(0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(product(eigen.vector(i), eigen.vector(j)))
                        .as("%d . %d", i, j)
                        .isCloseTo(i == j ? 1 : 0, within(1e-12));
                double image = product(Arrays.copyOfRange(matrix, j * n, (j + 1) * n), eigen.vector(i));
                assertThat(image).isCloseTo(eigen.value(i) * eigen.vector(i)[j], within(1e-12 * n * scale));
            }
        }
    }

    @Property(tries = 20)
    void diagonalAndRepeatedValuesStay(@ForAll @IntRange(min = 1, max = 30) int n) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = i / 3;
        }
        SymmetricEigen eigen = SymmetricEigen.of(matrix, n);

        for (int i = 0; i < n; i++) {
            assertThat(eigen.value(i)).isEqualTo(i / 3);
        }
    }

    /** A sum of so many outer products with signs, so that eigenvalues are of both signs and 0. */
    private static double[] symmetric(int n, int rank, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] matrix = new double[n * n];
        for (int term = 0; term < rank; term++) {
            double[] vector = random.doubles(n, -1, 1).toArray();
            double sign = random.nextBoolean() ? 1 : -1;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i * n + j] += sign * (vector[i] * vector[j]);
                }
            }
        }
        return matrix;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
