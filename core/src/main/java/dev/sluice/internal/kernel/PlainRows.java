package dev.sluice.internal.kernel;

import dev.sluice.internal.memory.MappedRows;
import dev.sluice.internal.memory.Pool;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Plain Java. The compiler makes good code for arrays only, not for memory outside the heap, so rows are copied in
 * blocks that stay in the first-level cache. Four rows go through the loop together, with two sums each: one entry of
 * the query then serves four products, and no sum waits for another. {@code Math.fma} gains nothing here, and is very
 * slow on machines without the instruction.
 */
final class PlainRows extends RowKernel {
    static final RowKernel F32 = new PlainRows(RowFormat.F32);
    static final RowKernel F16 = new PlainRows(RowFormat.F16);
    static final RowKernel I8 = new PlainRows(RowFormat.I8);
    private static final int BLOCK_FLOATS = 2048;
    private static final Pool<float[]> BLOCKS =
            new Pool<>(() -> new float[BLOCK_FLOATS], block -> block.length == BLOCK_FLOATS);

    private final RowFormat format;

    private PlainRows(RowFormat format) {
        this.format = format;
    }

    @Override
    void dot(PreparedQuery prepared, ByteBuffer segment, int at, int stride, int count, float[] scores, int into) {
        float[] query = ((PreparedQuery.Plain) prepared).vector;
        int width = query.length;
        float[] block = takeBlock(width);
        int blockRows = block.length / width;
        FloatBuffer floats = segment.asFloatBuffer();
        for (int row = 0; row < count; row += blockRows) {
            int run = Math.min(blockRows, count - row);
            format.decode(segment, floats, at + row * stride, stride, run, width, block);
            score(query, block, run, scores, into + row);
        }
        BLOCKS.giveBack(block);
    }

    @Override
    public void dotRows(float[] query, MappedRows rows, int[] which, int count, float[] scores) {
        int width = query.length;
        float[] block = takeBlock(width);
        int blockRows = block.length / width;
        for (int first = 0; first < count; first += blockRows) {
            int run = Math.min(blockRows, count - first);
            for (int i = 0; i < run; i++) {
                copy(rows, which[first + i], width, block, i * width);
            }
            score(query, block, run, scores, first);
        }
        BLOCKS.giveBack(block);
    }

    @Override
    void copy(ByteBuffer segment, int from, int width, float[] into, int at) {
        format.decode(segment, from, width, into, at);
    }

    private static float[] takeBlock(int width) {
        return width <= BLOCK_FLOATS ? BLOCKS.take() : new float[width];
    }

    private static void score(float[] query, float[] block, int rows, float[] scores, int into) {
        int row = 0;
        for (; row <= rows - 4; row += 4) {
            scoreFour(query, block, row * query.length, scores, into + row);
        }
        for (; row < rows; row++) {
            scores[into + row] = product(query, 0, block, row * query.length, query.length);
        }
    }

    private static void scoreFour(float[] query, float[] block, int at0, float[] scores, int into) {
        int at1 = at0 + query.length;
        int at2 = at1 + query.length;
        int at3 = at2 + query.length;
        float even0 = 0;
        float even1 = 0;
        float even2 = 0;
        float even3 = 0;
        float odd0 = 0;
        float odd1 = 0;
        float odd2 = 0;
        float odd3 = 0;
        int i = 0;
        for (; i <= query.length - 2; i += 2) {
            float even = query[i];
            even0 += even * block[at0 + i];
            even1 += even * block[at1 + i];
            even2 += even * block[at2 + i];
            even3 += even * block[at3 + i];
            float odd = query[i + 1];
            odd0 += odd * block[at0 + i + 1];
            odd1 += odd * block[at1 + i + 1];
            odd2 += odd * block[at2 + i + 1];
            odd3 += odd * block[at3 + i + 1];
        }
        if (i < query.length) {
            even0 += query[i] * block[at0 + i];
            even1 += query[i] * block[at1 + i];
            even2 += query[i] * block[at2 + i];
            even3 += query[i] * block[at3 + i];
        }
        scores[into] = even0 + odd0;
        scores[into + 1] = even1 + odd1;
        scores[into + 2] = even2 + odd2;
        scores[into + 3] = even3 + odd3;
    }

    /** Adds in the order in which {@link #scoreFour} does. */
    static float product(float[] a, int aFrom, float[] b, int bFrom, int length) {
        float even = 0;
        float odd = 0;
        int i = 0;
        for (; i <= length - 2; i += 2) {
            even += a[aFrom + i] * b[bFrom + i];
            odd += a[aFrom + i + 1] * b[bFrom + i + 1];
        }
        if (i < length) {
            even += a[aFrom + i] * b[bFrom + i];
        }
        return even + odd;
    }
}
