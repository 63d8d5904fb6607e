package dev.sluice.train.graph;

import dev.sluice.internal.kernel.GramSum;
import java.util.Arrays;

/**
 * The sum of outer products of many rows: in single precision within a panel, in double precision from panel to panel,
 * since columns are made orthogonal by it. Belongs to one thread.
 */
final class PreciseGram {
    private final int columns;
    private final int stride;
    private final GramSum panel;
    private final float[] sums;
    private final float[] unused;
    private double[] total;

    PreciseGram(int columns) {
        this.columns = columns;
        this.stride = GramSum.stride(columns);
        this.panel = GramSum.of(columns);
        this.sums = new float[stride * stride];
        this.unused = new float[stride];
        this.total = new double[columns * columns];
    }

    /** Bytes of heap one of these takes, at most. */
    static long bytes(int columns) {
        long stride = GramSum.stride(columns);
        return GramSum.bytes(columns) + 4 * stride * (stride + 1) + 8L * columns * columns;
    }

    void add(float[] row) {
        panel.take(row, 0, 1, 0);
        if (panel.isFull()) {
            carry();
        }
    }

    /** The upper triangle in row order; begins anew. */
    double[] taken() {
        carry();
        double[] taken = total;
        total = new double[columns * columns];
        return taken;
    }

    private void carry() {
        panel.addTo(sums, unused);
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                total[i * columns + j] += sums[i * stride + j];
            }
        }
        Arrays.fill(sums, 0);
    }
}
