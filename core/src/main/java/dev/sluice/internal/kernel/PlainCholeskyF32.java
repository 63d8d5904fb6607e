package dev.sluice.internal.kernel;

/** Plain Java: each row is an array of its own, see {@link RowLoops}. */
final class PlainCholeskyF32 extends CholeskyF32 {
    private static final int ROWS = RowLoops.ROWS;

    private final RowLoops loops = RowLoops.best();
    private final float[][] rows;
    private final float[] first = new float[ROWS];
    private final float[] second = new float[ROWS];

    PlainCholeskyF32(int size) {
        super(size);
        this.rows = new float[size][size];
    }

    @Override
    boolean factor(float[] matrix) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix, i * size + i, rows[i], i, size - i);
        }
        for (int i = 0; i < size; i += ROWS) {
            for (int k = 0; k < i; k += 2) {
                for (int r = 0; r < ROWS; r++) {
                    first[r] = -rows[k][i + r];
                    second[r] = -rows[k + 1][i + r];
                }
                loops.addTwo(rows, i, first, second, 0, rows[k], rows[k + 1], i);
            }
            if (!factorAmong(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean factorAmong(int i) {
        for (int r = i; r < i + ROWS; r++) {
            float[] row = rows[r];
            for (int above = i; above < r; above++) {
                subtract(rows[above][r], rows[above], row, r);
            }
            if (!isEnough(row[r], r)) {
                return false;
            }
            inverses[r] = (float) (1 / Math.sqrt(row[r]));
            scale(row, inverses[r], r);
        }
        return true;
    }

    private static void subtract(float factor, float[] above, float[] row, int from) {
        for (int j = from; j < row.length; j++) {
            row[j] -= factor * above[j];
        }
    }

    private static void scale(float[] row, float factor, int from) {
        for (int j = from; j < row.length; j++) {
            row[j] *= factor;
        }
    }

    @Override
    void substitute(float[] factor, float[] x, float[] solution) {
        for (int i = 0; i < size; i++) {
            x[i] *= inverses[i];
            subtract(x[i], rows[i], x, i + 1);
        }
        for (int i = size - 1; i >= 0; i--) {
            solution[i] = (x[i] - dot(rows[i], solution, i + 1)) * inverses[i];
        }
    }

    private static float dot(float[] row, float[] x, int from) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int j = from;
        for (; j + 4 <= row.length; j += 4) {
            s0 += row[j] * x[j];
            s1 += row[j + 1] * x[j + 1];
            s2 += row[j + 2] * x[j + 2];
            s3 += row[j + 3] * x[j + 3];
        }
        for (; j < row.length; j++) {
            s0 += row[j] * x[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
