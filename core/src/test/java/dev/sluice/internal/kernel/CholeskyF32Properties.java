package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the fast solver: those of the precise one, to single precision. */
class CholeskyF32Properties {
    @Property(tries = 200)
    void theSolutionIsThatOfThePreciseSolver(@ForAll @IntRange(min = 1, max = 6) int sixteenths, @ForAll long seed) {
        int size = 16 * sixteenths;
        SplittableRandom random = new SplittableRandom(seed);
        double[] matrix = positiveDefinite(size, random);
        double[] expected = random.doubles(size, -1, 1).toArray();
        float[] narrow = narrowed(matrix);
        float[] rightSide = narrowed(expected);
        float[] solution = new float[size];

        assertThat(Cholesky.solve(matrix, expected, size, new double[size])).isTrue();
        assertThat(CholeskyF32.of(size).solve(narrow, rightSide, solution)).isTrue();

        for (int i = 0; i < size; i++) {
            assertThat((double) solution[i]).as("entry %d", i).isCloseTo(expected[i], within(1e-4));
        }
    }

    @Property(tries = 100)
    void whatStandsBelowTheDiagonalDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 5) int sixteenths, @ForAll long seed) {
        int size = 16 * sixteenths;
        float[] matrix = narrowed(positiveDefinite(size, new SplittableRandom(seed)));
        float[] rubbish = matrix.clone();
        for (int i = 1; i < size; i++) {
            for (int j = 0; j < i; j++) {
                rubbish[i * size + j] = i - 3 * j;
            }
        }

        assertThat(solved(rubbish, size)).isEqualTo(solved(matrix, size));
    }

    @Example
    void refusesWhatIsNotPositiveDefinite() {
        assertThat(solvable(1, 1, 1)).as("rank one").isFalse();
        assertThat(solvable(1, 1, 1 + 1e-6f)).as("as good as rank one").isFalse();
        assertThat(solvable(1, 1, 1 + 1e-3f)).as("rank two").isTrue();
        assertThat(solvable(1, 2, 1)).as("indefinite").isFalse();
        assertThat(solvable(-1, 0, 1)).as("negative").isFalse();
        assertThat(solvable(0, 0, 0)).as("zero").isFalse();
        assertThat(solvable(1, Float.NaN, 1)).as("NaN").isFalse();
        assertThat(solvable(Float.POSITIVE_INFINITY, 0, 1)).as("infinite").isFalse();
        assertThat(solvable(4, 2, 3)).isTrue();
    }

    /** Interpreted and compiled code must give the same bits, or a model would depend on when the compiler came. */
    @Example
    void theSameAgainGivesTheSameBits() {
        int size = 48;
        float[] matrix = narrowed(positiveDefinite(size, new SplittableRandom(5)));
        float[] first = solved(matrix.clone(), size);

        for (int i = 0; i < 20_000; i++) {
            assertThat(Arrays.equals(solved(matrix.clone(), size), first))
                    .as("time %d", i)
                    .isTrue();
        }
    }

    /** Places of the two by two system of interest, within a block and across blocks. */
    private static boolean solvable(float a, float b, float c) {
        boolean near = solvable(a, b, c, 4, 5);
        assertThat(solvable(a, b, c, 1, 30)).isEqualTo(near);
        assertThat(solvable(a, b, c, 15, 16)).isEqualTo(near);
        return near;
    }

    private static boolean solvable(float a, float b, float c, int first, int second) {
        int size = 32;
        float[] matrix = new float[size * size];
        for (int i = 0; i < size; i++) {
            matrix[i * size + i] = 1;
        }
        matrix[first * size + first] = a;
        matrix[first * size + second] = b;
        matrix[second * size + second] = c;
        return CholeskyF32.of(size).solve(matrix, new float[size], new float[size]);
    }

    private static float[] solved(float[] matrix, int size) {
        float[] rightSide = new float[size];
        rightSide[size / 2] = 1;
        float[] solution = new float[size];
        assertThat(CholeskyF32.of(size).solve(matrix, rightSide, solution)).isTrue();
        return solution;
    }

    private static float[] narrowed(double[] wide) {
        float[] narrow = new float[wide.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    private static double[] positiveDefinite(int size, SplittableRandom random) {
        double[] root = random.doubles((long) size * size, -1, 1).toArray();
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = i == j ? 3 : 0;
                for (int k = 0; k < size; k++) {
                    sum += root[i * size + k] * root[j * size + k];
                }
                matrix[i * size + j] = (float) sum;
            }
        }
        return matrix;
    }
}
