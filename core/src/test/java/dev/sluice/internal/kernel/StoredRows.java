package dev.sluice.internal.kernel;

import dev.sluice.internal.memory.MappedRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Rows outside the heap in segments of eight, as a table holds them. */
final class StoredRows {
    private static final int SHIFT = 3;

    private final StoredNumbers numbers;
    private final MappedRows rows;

    StoredRows(StoredNumbers numbers, float[] table, int width) {
        this.numbers = numbers;
        int count = table.length / width;
        int stride = numbers.stride(width);
        ByteBuffer[] segments = new ByteBuffer[(count + (1 << SHIFT) - 1) >> SHIFT];
        for (int i = 0; i < segments.length; i++) {
            int run = Math.min(1 << SHIFT, count - (i << SHIFT));
            segments[i] = ByteBuffer.allocateDirect(run * stride).order(ByteOrder.LITTLE_ENDIAN);
        }
        this.rows = MappedRows.of(segments, count, stride, SHIFT);
        float[] row = new float[width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(table, i * width, row, 0, width);
            numbers.encoder.encode(row, rows.segment(i));
        }
        for (ByteBuffer segment : segments) {
            segment.clear();
        }
    }

    MappedRows rows() {
        return rows;
    }

    ExactProduct product(float[] query, int row) {
        return ExactProduct.of(numbers, query, rows.segment(row), rows.at(row));
    }

    double entry(int row, int i) {
        return numbers.entry(rows.segment(row), rows.at(row), i);
    }
}
