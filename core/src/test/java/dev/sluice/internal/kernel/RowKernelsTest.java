package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of every form of the kernels over rows, at every length from 1 to 300. */
class RowKernelsTest {
    private static final int LONGEST = 300;
    private static final int COUNT = 21;

    /** The forms that this JVM has. */
    static List<Kernels> forms() {
        Kernels best = Kernels.best();
        return best instanceof PlainKernels ? List.of(best) : List.of(new PlainKernels("plain"), best);
    }

    @ParameterizedTest
    @EnumSource
    void productsAreWithinTheBound(StoredNumbers numbers) {
        Random random = new Random(1);
        int checked = 0;
        for (int width = 1; width <= LONGEST; width++) {
            for (Magnitudes magnitudes : Magnitudes.values()) {
                float[] query = magnitudes.query(random, width);
                StoredRows table = new StoredRows(numbers, magnitudes.rows(random, COUNT * width), width);
                for (Kernels kernels : forms()) {
                    checked += check(kernels, numbers, query, table, magnitudes);
                }
            }
        }
        assertThat(checked).isGreaterThan(forms().size() * LONGEST * COUNT * 8);
    }

    private static int check(
            Kernels kernels, StoredNumbers numbers, float[] query, StoredRows table, Magnitudes magnitudes) {
        float[] scores = new float[COUNT];
        numbers.rows(kernels).dot(query, table.rows(), 0, COUNT, scores, 0);
        int checked = 0;
        for (int row = 0; row < COUNT; row++) {
            ExactProduct exact = table.product(query, row);
            if (exact.isInRange()) {
                String what = kernels.name() + " " + numbers + " " + magnitudes + " " + query.length;
                exact.requireNear(scores[row], what);
                checked++;
            }
        }
        return checked;
    }

    @ParameterizedTest
    @EnumSource
    void scoreOfARowIsTheSameHoweverItIsReached(StoredNumbers numbers) {
        Random random = new Random(2);
        for (int width = 1; width <= LONGEST; width++) {
            float[] query = Magnitudes.ORDINARY.query(random, width);
            StoredRows table = new StoredRows(numbers, Magnitudes.ORDINARY.rows(random, COUNT * width), width);
            int[] which = random.ints(50, 0, COUNT).toArray();
            int from = random.nextInt(COUNT);
            for (Kernels kernels : forms()) {
                RowKernel kernel = numbers.rows(kernels);
                float[] scanned = new float[COUNT];
                float[] gathered = new float[which.length];
                float[] later = new float[COUNT + 2];
                kernel.dot(query, table.rows(), 0, COUNT, scanned, 0);
                kernel.dot(query, table.rows(), from, COUNT - from, later, from + 1);
                kernel.dotRows(query, table.rows(), which, which.length - 1, gathered);
                for (int i = 0; i < which.length - 1; i++) {
                    assertThat(gathered[i]).isEqualTo(scanned[which[i]]);
                }
                assertThat(gathered[which.length - 1]).isZero();
                for (int i = 0; i < COUNT; i++) {
                    assertThat(later[i + 1]).isEqualTo(i < from ? 0 : scanned[i]);
                }
                assertThat(later[COUNT + 1]).isZero();
            }
        }
    }

    @Test
    void productOfArraysIsThatOfARow() {
        Random random = new Random(5);
        for (int width = 1; width <= LONGEST; width++) {
            float[] query = Magnitudes.ORDINARY.query(random, width);
            float[] table = Magnitudes.ORDINARY.rows(random, COUNT * width);
            StoredRows rows = new StoredRows(StoredNumbers.F32, table, width);
            float[] scores = new float[COUNT];
            for (Kernels kernels : forms()) {
                kernels.f32().dot(query, rows.rows(), 0, COUNT, scores, 0);
                for (int row = 0; row < COUNT; row++) {
                    assertThat(kernels.dot(table, row * width, query, 0, width)).isEqualTo(scores[row]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void copiedRowIsTheStoredOne(StoredNumbers numbers) {
        Random random = new Random(3);
        for (int width = 1; width <= LONGEST; width++) {
            Magnitudes magnitudes = Magnitudes.values()[width % Magnitudes.values().length];
            StoredRows table = new StoredRows(numbers, magnitudes.rows(random, COUNT * width), width);
            for (Kernels kernels : forms()) {
                float[] copy = new float[width + 3];
                numbers.rows(kernels).copy(table.rows(), width % COUNT, width, copy, 1);
                for (int i = 0; i < width; i++) {
                    assertThat(copy[1 + i]).isEqualTo((float) table.entry(width % COUNT, i));
                }
                assertThat(new float[] {copy[0], copy[width + 1], copy[width + 2]})
                        .containsOnly(0);
            }
        }
    }

    /** What is not finite cannot be in a table that was written here; loops over floats hand it on nevertheless. */
    @Test
    void notANumberAndInfinityInARowOfFloatsAreNotLost() {
        Random random = new Random(4);
        for (int width = 1; width <= LONGEST; width++) {
            float[] query = Magnitudes.ORDINARY.query(random, width);
            int place = random.nextInt(width);
            query[place] = 1;
            for (float special : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                float[] table = Magnitudes.ORDINARY.rows(random, COUNT * width);
                table[5 * width + place] = special;
                StoredRows rows = new StoredRows(StoredNumbers.F32, table, width);
                for (Kernels kernels : forms()) {
                    float[] scores = new float[COUNT];
                    kernels.f32().dot(query, rows.rows(), 0, COUNT, scores, 0);
                    assertThat(Float.compare(scores[5], special)).isZero();
                    scores[5] = 0;
                    for (float score : scores) {
                        assertThat(score).isFinite();
                    }
                }
            }
        }
    }
}
