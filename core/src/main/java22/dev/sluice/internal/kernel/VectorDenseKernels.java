package dev.sluice.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API. Of an elimination in double precision, four vectors of the row stay in registers. */
final class VectorDenseKernels extends DenseKernels {
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > STEP ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    private static final VectorSpecies<Double> DOUBLES = SPECIES.withLanes(double.class);
    private static final int WIDTH = DOUBLES.length();

    /** These kernels, unless the machine's vectors are too short to gain from them. */
    static DenseKernels orElse(DenseKernels plain) {
        return LANES < 4 ? plain : new VectorDenseKernels();
    }

    @Override
    GramSum gramSum(int dimension) {
        return new VectorGramSum(dimension);
    }

    @Override
    CholeskyF32 choleskyF32(int size) {
        return new VectorCholeskyF32(size);
    }

    @Override
    void eliminate(double[] above, double[] row, int i, int dimension) {
        int j = i / WIDTH * WIDTH;
        for (; j + 4 * WIDTH <= dimension; j += 4 * WIDTH) {
            eliminateFour(above, row, i, j, dimension);
        }
        for (; j + WIDTH <= dimension; j += WIDTH) {
            eliminateOne(above, row, i, j, dimension);
        }
        for (; j < dimension; j++) {
            for (int k = 0, at = 0; k < i; k++, at += dimension) {
                row[j] = Math.fma(-above[at + i], above[at + j], row[j]);
            }
        }
    }

    /** Four sums, of every fourth row above each: one would have each addition wait for the one before. */
    private static void eliminateOne(double[] above, double[] row, int i, int j, int dimension) {
        DoubleVector s0 = DoubleVector.zero(DOUBLES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int k = 0;
        int at = 0;
        for (; k + 4 <= i; k += 4, at += 4 * dimension) {
            s0 = product(above, at, i, j, s0);
            s1 = product(above, at + dimension, i, j, s1);
            s2 = product(above, at + 2 * dimension, i, j, s2);
            s3 = product(above, at + 3 * dimension, i, j, s3);
        }
        for (; k < i; k++, at += dimension) {
            s0 = product(above, at, i, j, s0);
        }
        DoubleVector.fromArray(DOUBLES, row, j).sub(s0.add(s1).add(s2.add(s3))).intoArray(row, j);
    }

    private static DoubleVector product(double[] above, int at, int i, int j, DoubleVector sum) {
        return DoubleVector.broadcast(DOUBLES, above[at + i]).fma(DoubleVector.fromArray(DOUBLES, above, at + j), sum);
    }

    private static void eliminateFour(double[] above, double[] row, int i, int j, int dimension) {
        DoubleVector r0 = DoubleVector.fromArray(DOUBLES, row, j);
        DoubleVector r1 = DoubleVector.fromArray(DOUBLES, row, j + WIDTH);
        DoubleVector r2 = DoubleVector.fromArray(DOUBLES, row, j + 2 * WIDTH);
        DoubleVector r3 = DoubleVector.fromArray(DOUBLES, row, j + 3 * WIDTH);
        for (int k = 0, at = 0; k < i; k++, at += dimension) {
            DoubleVector factor = DoubleVector.broadcast(DOUBLES, -above[at + i]);
            r0 = factor.fma(DoubleVector.fromArray(DOUBLES, above, at + j), r0);
            r1 = factor.fma(DoubleVector.fromArray(DOUBLES, above, at + j + WIDTH), r1);
            r2 = factor.fma(DoubleVector.fromArray(DOUBLES, above, at + j + 2 * WIDTH), r2);
            r3 = factor.fma(DoubleVector.fromArray(DOUBLES, above, at + j + 3 * WIDTH), r3);
        }
        r0.intoArray(row, j);
        r1.intoArray(row, j + WIDTH);
        r2.intoArray(row, j + 2 * WIDTH);
        r3.intoArray(row, j + 3 * WIDTH);
    }
}
