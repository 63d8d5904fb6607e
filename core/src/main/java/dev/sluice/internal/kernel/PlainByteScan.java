package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Plain Java: the compiler makes vector instructions of 16-bit lanes of the loop, since what it adds up is stored as
 * shorts and every place in it is a constant away from the loop's variable.
 */
final class PlainByteScan extends ByteScan {
    private static final class Scratch implements ByteScratch {
        private final short[] planes = new short[PLANES * ROWS];
        private final short[] sums = new short[ROWS];
        private final int[] totals = new int[ROWS];
        private final float[] factors = new float[ROWS];
    }

    @Override
    ByteScratch scratch() {
        return new Scratch();
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        Query mine = (Query) query;
        Scratch scratch = (Scratch) mine.scratch;
        ByteBuffer block =
                segment.slice(at, rows * (mine.chunks * CHUNK + Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        ShortBuffer planes = block.asShortBuffer();
        Arrays.fill(scratch.totals, 0, count, 0);
        for (int chunk = 0; chunk < mine.chunks; chunk++) {
            for (int plane = 0; plane < PLANES; plane++) {
                planes.get((chunk * PLANES + plane) * rows, scratch.planes, plane * ROWS, count);
            }
            addChunk(scratch, mine, chunk, count);
            widen(scratch.sums, count, scratch.totals);
        }
        block.asFloatBuffer().get(rows * mine.chunks * CHUNK / Float.BYTES, scratch.factors, 0, count);
        for (int i = 0; i < count; i++) {
            scores[i] = scratch.totals[i] * scratch.factors[i] * mine.scale;
        }
    }

    private static void addChunk(Scratch scratch, Query query, int chunk, int count) {
        int plane = chunk * PLANES;
        short l0 = query.low[plane];
        short l1 = query.low[plane + 1];
        short l2 = query.low[plane + 2];
        short l3 = query.low[plane + 3];
        short h0 = query.high[plane];
        short h1 = query.high[plane + 1];
        short h2 = query.high[plane + 2];
        short h3 = query.high[plane + 3];
        add(scratch.planes, l0, l1, l2, l3, h0, h1, h2, h3, query.excess[chunk], count, scratch.sums);
    }

    private static void add(
            short[] s,
            short l0,
            short l1,
            short l2,
            short l3,
            short h0,
            short h1,
            short h2,
            short h3,
            short excess,
            int count,
            short[] sums) {
        for (int i = 0; i < count; i++) {
            sums[i] = (short) (excess
                    + s[i] * l0
                    + (s[i] >> 8) * h0
                    + s[ROWS + i] * l1
                    + (s[ROWS + i] >> 8) * h1
                    + s[2 * ROWS + i] * l2
                    + (s[2 * ROWS + i] >> 8) * h2
                    + s[3 * ROWS + i] * l3
                    + (s[3 * ROWS + i] >> 8) * h3);
        }
    }

    private static void widen(short[] sums, int count, int[] totals) {
        for (int i = 0; i < count; i++) {
            totals[i] += sums[i];
        }
    }
}
