package dev.sluice.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the decomposition of the graph's filter, against a dense one. */
class SubspaceIterationProperties {
    @Property(tries = 25)
    void eigenvaluesAreThoseOfTheDenseFilter(
            @ForAll @IntRange(min = 1, max = 20) int dimension,
            @ForAll @DoubleRange(min = 0, max = 1) double exponent,
            @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 50, 400, seed));
        Exponents exponents = new Exponents(exponent, 1 - exponent, 0);
        Spectrum spectrum = run(matrix, exponents, dimension, 60, seed, 1);

        double[] expected = dense(matrix, exponents);
        int items = matrix.columns();
        SymmetricEigen eigen = SymmetricEigen.of(expected.clone(), items);
        double[] values = new double[items];
        Arrays.setAll(values, eigen::value);
        Arrays.sort(values);
        assertThat(spectrum.size()).isEqualTo(dimension);
        for (int i = 0; i < dimension; i++) {
            assertThat(spectrum.value(i)).isCloseTo(values[items - 1 - i], within(1e-4 * values[items - 1]));
        }
    }

    @Property(tries = 25)
    void vectorsAreOrthonormalAndEigenvectors(@ForAll @IntRange(min = 1, max = 8) int dimension, @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 50, 400, seed));
        Exponents exponents = Exponents.WALK;
        Spectrum spectrum = run(matrix, exponents, dimension, 60, seed, 1);

        double[] dense = dense(matrix, exponents);
        double[][] vectors = vectors(spectrum, matrix.columns());
        for (int i = 0; i < spectrum.size(); i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(product(vectors[i], vectors[j])).isCloseTo(i == j ? 1 : 0, within(1e-4));
            }
            for (int item = 0; item < matrix.columns(); item++) {
                double image = product(
                        Arrays.copyOfRange(dense, item * matrix.columns(), (item + 1) * matrix.columns()), vectors[i]);
                assertThat(image).isCloseTo(spectrum.value(i) * vectors[i][item], within(2e-3));
            }
        }
    }

    @Property(tries = 15)
    void moreDimensionsThanTheFilterHasGiveTheWholeFilter(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(12, 20, 60, seed));
        Spectrum spectrum = run(matrix, Exponents.WALK, 64, 3, seed, 1);

        double[] dense = dense(matrix, Exponents.WALK);
        double[][] vectors = vectors(spectrum, matrix.columns());
        assertThat(spectrum.size()).isLessThanOrEqualTo(12);
        for (int i = 0; i < matrix.columns(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < spectrum.size(); k++) {
                    sum += spectrum.value(k) * vectors[k][i] * vectors[k][j];
                }
                assertThat(sum).as("%d, %d", i, j).isCloseTo(dense[i * matrix.columns() + j], within(2e-3));
            }
        }
    }

    @Property(tries = 10)
    void threadsChangeNothingAndSeedsDo(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(300, 700, 2000, 5));
        Spectrum one = run(matrix, Exponents.WALK, 70, 3, seed, 1);
        Spectrum three = run(matrix, Exponents.WALK, 70, 3, seed, 3);
        Spectrum other = run(matrix, Exponents.WALK, 70, 3, seed + 1, 1);

        assertThat(three.size()).isEqualTo(one.size());
        assertThat(other.vectors().panel(0)).isNotEqualTo(one.vectors().panel(0));
        for (int panel = 0; panel < one.vectors().count(); panel++) {
            assertThat(three.vectors().panel(panel)).isEqualTo(one.vectors().panel(panel));
        }
    }

    static Spectrum run(
            InteractionMatrix matrix, Exponents exponents, int dimension, int rounds, long seed, int threads) {
        try (Workers workers = new Workers(threads, "test")) {
            return SubspaceIteration.run(Graph.of(matrix, exponents), dimension, rounds, seed, workers);
        }
    }

    /** The filter by its definition, in row order. */
    static double[] dense(InteractionMatrix matrix, Exponents exponents) {
        InteractionMatrix byItem = matrix.transpose();
        int items = matrix.columns();
        double[] filter = new double[items * items];
        for (int user = 0; user < matrix.rows(); user++) {
            for (int i : matrix.row(user)) {
                for (int j : matrix.row(user)) {
                    filter[i * items + j] += Math.pow(matrix.size(user), -2 * exponents.user())
                            * Math.pow((double) byItem.size(i) * byItem.size(j), -exponents.item());
                }
            }
        }
        return filter;
    }

    private static double[][] vectors(Spectrum spectrum, int items) {
        double[][] vectors = new double[spectrum.size()][items];
        float[] row = new float[spectrum.vectors().columns()];
        for (int item = 0; item < items; item++) {
            spectrum.vectors().copy(item, row);
            for (int i = 0; i < vectors.length; i++) {
                vectors[i][item] = row[i];
            }
        }
        return vectors;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
