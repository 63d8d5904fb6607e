package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Blocks of floats or half floats row after row, which the Vector API reads at the speed of memory. */
final class RowScan extends ScanKernel {
    private static final int ROWS = 2048;

    private final RowKernel kernel;
    private final RowFormat format;

    RowScan(RowKernel kernel, RowFormat format) {
        this.kernel = kernel;
        this.format = format;
    }

    @Override
    public int step() {
        return 32;
    }

    @Override
    public int mostRows() {
        return ROWS;
    }

    @Override
    public int bytes(int rows, int dimension) {
        return rows * dimension * format.bytes();
    }

    @Override
    public void encode(float[] vectors, int count, int dimension, ByteBuffer into, int at, int rows) {
        ByteBuffer block = into.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(at);
        for (int i = 0; i < rows * dimension; i++) {
            format.put(i < count * dimension ? vectors[i] : 0, block);
        }
    }

    @Override
    public PreparedQuery prepare(float[] query) {
        return kernel.prepare(query.clone());
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        kernel.dot(query, segment, at, bytes(1, query.dimension), count, scores, 0);
    }
}
