package dev.sluice.internal.kernel;

import java.util.Arrays;

/** Plain Java: each vector and each row of the sums is an array of its own, see {@link RowLoops}. */
final class PlainGramSum extends GramSum {
    private static final int ROWS = RowLoops.ROWS;

    private final RowLoops loops = RowLoops.best();
    private final float[][] panel;
    private final float[][] partial;

    PlainGramSum(int dimension) {
        super(dimension);
        this.panel = new float[PANEL][stride];
        this.partial = new float[stride][stride];
    }

    @Override
    void pack(float[] from, int offset, float factor, int place) {
        float[] to = panel[place];
        for (int i = 0; i < dimension; i++) {
            to[i] = factor * from[offset + i];
        }
    }

    @Override
    void addPanel(int count, float[] sums, float[] vector) {
        if (count % 2 != 0) {
            Arrays.fill(panel[count], 0);
            targets[count] = 0;
        }
        for (int place = 0; place < count; place += 2) {
            float[] x = panel[place];
            float[] y = panel[place + 1];
            for (int i = 0; i < stride; i += ROWS) {
                loops.addTwo(partial, i, x, y, i, x, y, i);
            }
            addVectors(x, y, targets[place], targets[place + 1], vector);
        }
        carry(sums);
    }

    private static void addVectors(float[] x, float[] y, float ofX, float ofY, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += ofX * x[i] + ofY * y[i];
        }
    }

    private void carry(float[] sums) {
        for (int i = 0; i < stride; i++) {
            float[] row = partial[i];
            for (int j = 0; j < stride; j++) {
                sums[i * stride + j] += row[j];
            }
            Arrays.fill(row, 0);
        }
    }
}
