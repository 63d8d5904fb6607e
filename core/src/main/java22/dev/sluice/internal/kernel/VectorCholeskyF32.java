package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The elimination with the Vector API, four rows at a time: what the rows above take from them is summed in registers;
 * the four among themselves are a matter of a few numbers on the diagonal, and then of one pass over their vectors.
 */
final class VectorCholeskyF32 extends CholeskyF32 {
    private static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 4;

    /** How often rows 0, 0 1, 0 1 2 of four go into rows 1, 2 and 3. */
    private final float[] factors = new float[6];

    /** What is between the two substitutions. */
    private final float[] between;

    VectorCholeskyF32(int size) {
        super(size);
        this.between = new float[size];
    }

    @Override
    boolean factor(float[] matrix) {
        for (int i = 0; i < size; i += ROWS) {
            takeAbove(matrix, size, i);
            if (!factorDiagonal(matrix, i)) {
                return false;
            }
            for (int j = i / LANES * LANES; j < size; j += LANES) {
                takeAmong(matrix, size, i, j, factors, inverses);
            }
        }
        return true;
    }

    private static void takeAbove(float[] matrix, int size, int i) {
        int j = i / LANES * LANES;
        for (; j + 2 * LANES <= size; j += 2 * LANES) {
            takeTwo(matrix, size, i, j);
        }
        for (; j < size; j += LANES) {
            takeOne(matrix, size, i, j);
        }
    }

    private static FloatVector at(float[] matrix, int at) {
        return FloatVector.fromArray(SPECIES, matrix, at);
    }

    private static void takeTwo(float[] matrix, int size, int i, int j) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        for (int k = 0, row = 0; k < i; k++, row += size) {
            FloatVector x0 = at(matrix, row + j);
            FloatVector x1 = at(matrix, row + j + LANES);
            FloatVector f = FloatVector.broadcast(SPECIES, matrix[row + i]);
            a0 = x0.fma(f, a0);
            a1 = x1.fma(f, a1);
            f = FloatVector.broadcast(SPECIES, matrix[row + i + 1]);
            b0 = x0.fma(f, b0);
            b1 = x1.fma(f, b1);
            f = FloatVector.broadcast(SPECIES, matrix[row + i + 2]);
            c0 = x0.fma(f, c0);
            c1 = x1.fma(f, c1);
            f = FloatVector.broadcast(SPECIES, matrix[row + i + 3]);
            d0 = x0.fma(f, d0);
            d1 = x1.fma(f, d1);
        }
        subtract(matrix, i * size + j, a0, a1);
        subtract(matrix, (i + 1) * size + j, b0, b1);
        subtract(matrix, (i + 2) * size + j, c0, c1);
        subtract(matrix, (i + 3) * size + j, d0, d1);
    }

    /** One vector wide; every other row above has its own sums, for each addition waits for the one before. */
    private static void takeOne(float[] matrix, int size, int i, int j) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        for (int k = 0, row = 0; k < i; k += 2, row += 2 * size) {
            int next = row + size;
            FloatVector x0 = at(matrix, row + j);
            FloatVector x1 = at(matrix, next + j);
            a0 = x0.fma(FloatVector.broadcast(SPECIES, matrix[row + i]), a0);
            a1 = x1.fma(FloatVector.broadcast(SPECIES, matrix[next + i]), a1);
            b0 = x0.fma(FloatVector.broadcast(SPECIES, matrix[row + i + 1]), b0);
            b1 = x1.fma(FloatVector.broadcast(SPECIES, matrix[next + i + 1]), b1);
            c0 = x0.fma(FloatVector.broadcast(SPECIES, matrix[row + i + 2]), c0);
            c1 = x1.fma(FloatVector.broadcast(SPECIES, matrix[next + i + 2]), c1);
            d0 = x0.fma(FloatVector.broadcast(SPECIES, matrix[row + i + 3]), d0);
            d1 = x1.fma(FloatVector.broadcast(SPECIES, matrix[next + i + 3]), d1);
        }
        subtract(matrix, i * size + j, a0.add(a1));
        subtract(matrix, (i + 1) * size + j, b0.add(b1));
        subtract(matrix, (i + 2) * size + j, c0.add(c1));
        subtract(matrix, (i + 3) * size + j, d0.add(d1));
    }

    private static void subtract(float[] matrix, int at, FloatVector first, FloatVector second) {
        subtract(matrix, at, first);
        subtract(matrix, at + LANES, second);
    }

    private static void subtract(float[] matrix, int at, FloatVector term) {
        at(matrix, at).sub(term).intoArray(matrix, at);
    }

    /**
     * Eliminates the four by four numbers on the diagonal: what rows among themselves take, and one by the root of each
     * pivot. Roots are not waited for.
     */
    private boolean factorDiagonal(float[] matrix, int i) {
        int r0 = i * size + i;
        int r1 = r0 + size;
        int r2 = r1 + size;
        int r3 = r2 + size;
        float p0 = matrix[r0];
        float v0 = 1 / p0;
        float f01 = matrix[r0 + 1] * v0;
        float f02 = matrix[r0 + 2] * v0;
        float f03 = matrix[r0 + 3] * v0;
        float p1 = Math.fma(-f01, matrix[r0 + 1], matrix[r1 + 1]);
        float a12 = Math.fma(-f01, matrix[r0 + 2], matrix[r1 + 2]);
        float a13 = Math.fma(-f01, matrix[r0 + 3], matrix[r1 + 3]);
        float v1 = 1 / p1;
        float f12 = a12 * v1;
        float f13 = a13 * v1;
        float p2 = Math.fma(-f12, a12, Math.fma(-f02, matrix[r0 + 2], matrix[r2 + 2]));
        float a23 = Math.fma(-f12, a13, Math.fma(-f02, matrix[r0 + 3], matrix[r2 + 3]));
        float v2 = 1 / p2;
        float f23 = a23 * v2;
        float p3 = Math.fma(-f23, a23, Math.fma(-f13, a13, Math.fma(-f03, matrix[r0 + 3], matrix[r3 + 3])));
        boolean enough = isEnough(p0, i) && isEnough(p1, i + 1) && isEnough(p2, i + 2) && isEnough(p3, i + 3);
        factors[0] = f01;
        factors[1] = f02;
        factors[2] = f12;
        factors[3] = f03;
        factors[4] = f13;
        factors[5] = f23;
        inverses[i] = (float) Math.sqrt(v0);
        inverses[i + 1] = (float) Math.sqrt(v1);
        inverses[i + 2] = (float) Math.sqrt(v2);
        inverses[i + 3] = (float) Math.sqrt(1 / p3);
        return enough;
    }

    private static void takeAmong(float[] matrix, int size, int i, int j, float[] factors, float[] inverses) {
        int at0 = i * size + j;
        int at1 = at0 + size;
        int at2 = at1 + size;
        int at3 = at2 + size;
        FloatVector r0 = at(matrix, at0);
        FloatVector r1 = r0.fma(FloatVector.broadcast(SPECIES, -factors[0]), at(matrix, at1));
        FloatVector r2 = r0.fma(FloatVector.broadcast(SPECIES, -factors[1]), at(matrix, at2));
        r2 = r1.fma(FloatVector.broadcast(SPECIES, -factors[2]), r2);
        FloatVector r3 = r0.fma(FloatVector.broadcast(SPECIES, -factors[3]), at(matrix, at3));
        r3 = r1.fma(FloatVector.broadcast(SPECIES, -factors[4]), r3);
        r3 = r2.fma(FloatVector.broadcast(SPECIES, -factors[5]), r3);
        r0.mul(inverses[i]).intoArray(matrix, at0);
        r1.mul(inverses[i + 1]).intoArray(matrix, at1);
        r2.mul(inverses[i + 2]).intoArray(matrix, at2);
        r3.mul(inverses[i + 3]).intoArray(matrix, at3);
    }

    @Override
    void substitute(float[] factor, float[] x, float[] solution) {
        forward(factor, inverses, size, x, between);
        backward(factor, inverses, size, between, solution);
    }

    /** Solves {@code U'y = x}; x is left with rubbish, also where whole vectors reach back to what is solved. */
    private static void forward(float[] factor, float[] inverses, int size, float[] x, float[] y) {
        for (int i = 0; i < size; i += ROWS) {
            int r0 = i * size;
            int r1 = r0 + size;
            int r2 = r1 + size;
            int r3 = r2 + size;
            float y0 = x[i] * inverses[i];
            float y1 = Math.fma(-factor[r0 + i + 1], y0, x[i + 1]) * inverses[i + 1];
            float y2 = Math.fma(-factor[r1 + i + 2], y1, Math.fma(-factor[r0 + i + 2], y0, x[i + 2])) * inverses[i + 2];
            float y3 = Math.fma(
                            -factor[r2 + i + 3],
                            y2,
                            Math.fma(-factor[r1 + i + 3], y1, Math.fma(-factor[r0 + i + 3], y0, x[i + 3])))
                    * inverses[i + 3];
            for (int j = i / LANES * LANES; j < size; j += LANES) {
                FloatVector sum = at(factor, r0 + j).mul(y0);
                sum = at(factor, r1 + j).fma(FloatVector.broadcast(SPECIES, y1), sum);
                sum = at(factor, r2 + j).fma(FloatVector.broadcast(SPECIES, y2), sum);
                sum = at(factor, r3 + j).fma(FloatVector.broadcast(SPECIES, y3), sum);
                at(x, j).sub(sum).intoArray(x, j);
            }
            y[i] = y0;
            y[i + 1] = y1;
            y[i + 2] = y2;
            y[i + 3] = y3;
        }
    }

    /** Solves {@code U solution = y}; the zeros of what is not yet solved make up for whole vectors. */
    private static void backward(float[] factor, float[] inverses, int size, float[] y, float[] solution) {
        for (int i = size - ROWS; i >= 0; i -= ROWS) {
            int r0 = i * size;
            int r1 = r0 + size;
            int r2 = r1 + size;
            int r3 = r2 + size;
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int j = i / LANES * LANES; j < size; j += LANES) {
                FloatVector solved = at(solution, j);
                s0 = solved.fma(at(factor, r0 + j), s0);
                s1 = solved.fma(at(factor, r1 + j), s1);
                s2 = solved.fma(at(factor, r2 + j), s2);
                s3 = solved.fma(at(factor, r3 + j), s3);
            }
            float x3 = (y[i + 3] - VectorF32Rows.reduce(s3)) * inverses[i + 3];
            float x2 = Math.fma(-factor[r2 + i + 3], x3, y[i + 2] - VectorF32Rows.reduce(s2)) * inverses[i + 2];
            float x1 = Math.fma(
                            -factor[r1 + i + 2],
                            x2,
                            Math.fma(-factor[r1 + i + 3], x3, y[i + 1] - VectorF32Rows.reduce(s1)))
                    * inverses[i + 1];
            float x0 = y[i] - VectorF32Rows.reduce(s0);
            x0 = Math.fma(-factor[r0 + i + 3], x3, x0);
            x0 = Math.fma(-factor[r0 + i + 2], x2, x0);
            x0 = Math.fma(-factor[r0 + i + 1], x1, x0) * inverses[i];
            solution[i] = x0;
            solution[i + 1] = x1;
            solution[i + 2] = x2;
            solution[i + 3] = x3;
        }
    }
}
