package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Plain Java: the compiler makes vector instructions of 16-bit lanes of the loop, since what it adds up is stored as
 * shorts, every place in it is a constant away from the loop's variable, and so is its end: compilers of JDK 17 need
 * that. So planes are copied to the heap in tiles of one size, of which the last may hold what is left of others.
 */
final class PlainByteScan extends ByteScan {
    private static final int TILE = 1024;

    private static final class PlainQuery extends Query {
        private final short[] planes = new short[PLANES * TILE];
        private final short[] sums = new short[TILE];
        private final int[] totals = new int[TILE];
        private final float[] factors = new float[TILE];
        private final LastViews views = new LastViews();

        private PlainQuery(int dimension) {
            super(dimension);
        }
    }

    @Override
    public PreparedQuery room(int dimension) {
        return new PlainQuery(dimension);
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        PlainQuery mine = (PlainQuery) query;
        ShortBuffer shorts = mine.views.shorts(segment);
        FloatBuffer floats = mine.views.floats(segment);
        for (int from = 0; from < count; from += TILE) {
            scanTile(mine, shorts, floats, at, rows, from, Math.min(TILE, count - from), scores);
        }
    }

    private static void scanTile(
            PlainQuery query,
            ShortBuffer shorts,
            FloatBuffer floats,
            int at,
            int rows,
            int from,
            int count,
            float[] scores) {
        int first = at / Short.BYTES + from;
        Arrays.fill(query.totals, 0);
        for (int chunk = 0; chunk < query.chunks; chunk++) {
            for (int plane = 0; plane < PLANES; plane++) {
                shorts.get(first + (chunk * PLANES + plane) * rows, query.planes, plane * TILE, count);
            }
            addChunk(query, chunk);
            widen(query.sums, query.totals);
        }
        int factors = (at + rows * query.chunks * CHUNK) / Float.BYTES + from;
        floats.get(factors, query.factors, 0, count);
        for (int i = 0; i < count; i++) {
            scores[from + i] = query.totals[i] * query.factors[i] * query.scale;
        }
    }

    private static void addChunk(PlainQuery query, int chunk) {
        int plane = chunk * PLANES;
        short l0 = query.low[plane];
        short l1 = query.low[plane + 1];
        short l2 = query.low[plane + 2];
        short l3 = query.low[plane + 3];
        short h0 = query.high[plane];
        short h1 = query.high[plane + 1];
        short h2 = query.high[plane + 2];
        short h3 = query.high[plane + 3];
        add(query.planes, l0, l1, l2, l3, h0, h1, h2, h3, query.excess[chunk], query.sums);
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
            short[] sums) {
        for (int i = 0; i < TILE; i++) {
            sums[i] = (short) (excess
                    + s[i] * l0
                    + (s[i] >> 8) * h0
                    + s[TILE + i] * l1
                    + (s[TILE + i] >> 8) * h1
                    + s[2 * TILE + i] * l2
                    + (s[2 * TILE + i] >> 8) * h2
                    + s[3 * TILE + i] * l3
                    + (s[3 * TILE + i] >> 8) * h3);
        }
    }

    private static void widen(short[] sums, int[] totals) {
        for (int i = 0; i < TILE; i++) {
            totals[i] += sums[i];
        }
    }
}
