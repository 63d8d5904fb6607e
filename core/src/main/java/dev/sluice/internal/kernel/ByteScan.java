package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Blocks of rows of bytes in planes: a plane holds two neighbouring entries of every row as the two bytes of a short,
 * and the rows' factors stand behind the planes. Products of 16-bit lanes are enough to score them: with {@code s = 256
 * b1 + b0} the sum {@code b0 q0 + b1 q1} is {@code s q0 + (s >> 8) (q1 - 256 q0)}, and whatever overflows on the way is
 * right again modulo {@code 2^16}, as long as the sum of a chunk of eight entries fits. The query is rounded so that it
 * does; chunks are added in 32 bits. So every form gives the same result to the last bit.
 *
 * <p>The low byte is stored 128 too high, so that the high one is not changed by its sign; the query takes that back.
 *
 * <p>The factors of rows and query are normal floats. A subnormal one is rounded so coarsely that entries would come
 * out larger than what a byte or a chunk has room for.
 */
abstract class ByteScan extends ScanKernel {
    static final int STEP = 32;
    static final int ROWS = 2048;
    /** Entries whose products are added in 16 bits. */
    static final int CHUNK = GROUP;

    static final int PLANES = CHUNK / 2;
    /** 127 times this is less than {@code 2^15}. */
    private static final int MOST_IN_A_CHUNK = 258;

    /**
     * A rounded query: for each plane the two factors, for each chunk what the high low bytes have added. Each form
     * adds the memory that its loops write to.
     */
    abstract static class Query extends PreparedQuery {
        final int chunks;
        final short[] low;
        final short[] high;
        final short[] excess;
        float scale;
        private double rounding;

        Query(int dimension) {
            this.chunks = padded(dimension) / CHUNK;
            this.low = new short[chunks * PLANES];
            this.high = new short[chunks * PLANES];
            this.excess = new short[chunks];
        }

        private void set(float[] vector) {
            scale = scale(vector);
            Arrays.fill(excess, (short) 0);
            for (int plane = 0; plane < low.length; plane++) {
                int first = rounded(vector, 2 * plane);
                int second = rounded(vector, 2 * plane + 1);
                low[plane] = (short) first;
                high[plane] = (short) (second - 256 * first);
                excess[plane / PLANES] -= (short) (128 * first);
            }
            rounding = distance(vector);
        }

        private int rounded(float[] vector, int i) {
            return i < vector.length ? Math.round(vector[i] / scale) : 0;
        }

        private double distance(float[] vector) {
            double square = 0;
            for (int i = 0; i < vector.length; i++) {
                double off = vector[i] - (double) scale * rounded(vector, i);
                square += off * off;
            }
            return Math.sqrt(square);
        }

        @Override
        public double rounding() {
            return rounding;
        }
    }

    @Override
    public int step() {
        return STEP;
    }

    @Override
    public int mostRows() {
        return ROWS;
    }

    @Override
    public int bytes(int rows, int dimension) {
        return rows * (padded(dimension) + Float.BYTES);
    }

    @Override
    public void encode(float[] vectors, int count, int dimension, ByteBuffer into, int at, int rows) {
        ByteBuffer block = into.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int factors = at + rows * padded(dimension);
        for (int row = 0; row < rows; row++) {
            float scale = row < count ? scale(vectors, row * dimension, dimension) : 0;
            block.putFloat(factors + row * Float.BYTES, scale);
            for (int i = 0; i < padded(dimension); i += 2) {
                int low = rounded(vectors, row, i, dimension, count, scale);
                int high = rounded(vectors, row, i + 1, dimension, count, scale);
                block.putShort(at + (i / 2 * rows + row) * Short.BYTES, (short) (high << 8 | low + 128));
            }
        }
    }

    private static float scale(float[] vectors, int from, int dimension) {
        float most = 0;
        for (int i = from; i < from + dimension; i++) {
            most = Math.max(most, Math.abs(vectors[i]));
        }
        return Math.max(Float.MIN_NORMAL, most / 127);
    }

    private static int rounded(float[] vectors, int row, int i, int dimension, int count, float scale) {
        if (row >= count || i >= dimension) {
            return 0;
        }
        return Math.max(-127, Math.min(127, Math.round(vectors[row * dimension + i] / scale)));
    }

    @Override
    void decode(ByteBuffer segment, int at, int rows, int from, int count, Tile tile) {
        ShortBuffer planes = tile.views.shorts(segment);
        int factors = (at + rows * padded(tile.dimension())) / Float.BYTES;
        tile.views.floats(segment).get(factors + from, tile.factors, 0, count);
        for (int i = 0; i < tile.dimension(); i += 2) {
            planes.get((at + i * rows) / Short.BYTES + from, tile.shorts, 0, count);
            decode(tile.shorts, tile.factors, count, tile.array(i), tile.at(i), tile.rows());
        }
    }

    /** Two columns, the last of which may be one that fills up: its entries are zeros. */
    private static void decode(short[] pairs, float[] factors, int count, float[] into, int at, int width) {
        for (int row = 0; row < count; row++) {
            into[at + row] = factors[row] * ((pairs[row] & 0xff) - 128);
            into[at + width + row] = factors[row] * (pairs[row] >> 8);
        }
    }

    @Override
    public void prepare(float[] query, PreparedQuery into) {
        ((Query) into).set(query);
    }

    private static float scale(float[] query) {
        float scale = Float.MIN_NORMAL;
        for (int chunk = 0; chunk < query.length; chunk += CHUNK) {
            double sum = 0;
            for (int i = chunk; i < Math.min(query.length, chunk + CHUNK); i++) {
                sum += Math.abs(query[i]);
            }
            // Rounding adds at most a half for each entry.
            scale = (float) Math.max(scale, sum / (MOST_IN_A_CHUNK - CHUNK / 2));
        }
        return scale;
    }
}
