package dev.sluice.internal.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Plain Java over blocks that hold the first entries of 512 rows, then their second ones, and so on. Eight such planes
 * at a time are copied to the heap, where they stay in the first-level cache: the compiler turns the loop over them
 * into vector instructions only because every place in it is a constant away from the loop's variable. Sixteen planes
 * are too many for it, and twice as slow. So are fewer rows slower, by a sixth with half as many: the first and last
 * few of each loop are done one by one.
 */
final class PlaneScan extends ScanKernel {
    static final int ROWS = 512;
    static final int PLANES = GROUP;
    private static final boolean FUSED = fuses();

    private final NumberFormat format;

    PlaneScan(NumberFormat format) {
        this.format = format;
    }

    private static boolean fuses() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) {
            return false; // a JVM that has no such option
        }
    }

    private static final class Query extends PreparedQuery {
        private final float[] vector;
        private final float[] floats;
        private final short[] halves;
        private final float[] sums = new float[ROWS];
        private final LastViews views = new LastViews();

        Query(int dimension, int floats, int halves) {
            this.vector = new float[padded(dimension)];
            this.floats = new float[floats];
            this.halves = new short[halves];
        }
    }

    @Override
    public int step() {
        return ROWS;
    }

    @Override
    public int mostRows() {
        return ROWS;
    }

    @Override
    public int bytes(int rows, int dimension) {
        return rows * padded(dimension) * format.bytes();
    }

    @Override
    public void encode(float[] vectors, int count, int dimension, ByteBuffer into, int at, int rows) {
        ByteBuffer block = into.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(at);
        for (int plane = 0; plane < padded(dimension); plane++) {
            for (int row = 0; row < rows; row++) {
                boolean there = row < count && plane < dimension;
                format.put(there ? vectors[row * dimension + plane] : 0, block);
            }
        }
    }

    @Override
    public PreparedQuery room(int dimension) {
        boolean halves = format == NumberFormat.F16;
        return new Query(dimension, halves ? 0 : PLANES * ROWS, halves ? PLANES * ROWS : 0);
    }

    @Override
    public void prepare(float[] query, PreparedQuery into) {
        System.arraycopy(query, 0, ((Query) into).vector, 0, query.length);
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        Query mine = (Query) query;
        Arrays.fill(mine.sums, 0);
        if (format == NumberFormat.F16) {
            scanHalves(mine, mine.views.shorts(segment), at / Short.BYTES);
        } else {
            scanFloats(mine, mine.views.floats(segment), at / Float.BYTES);
        }
        System.arraycopy(mine.sums, 0, scores, 0, count);
    }

    @Override
    void decode(ByteBuffer segment, int at, int rows, int from, int count, Tile tile) {
        for (int i = 0; i < tile.dimension(); i++) {
            int number = at / format.bytes() + i * rows + from;
            if (format == NumberFormat.F16) {
                tile.views.shorts(segment).get(number, tile.shorts, 0, count);
                decode(tile.shorts, count, tile.array(i), tile.at(i));
            } else {
                tile.views.floats(segment).get(number, tile.array(i), tile.at(i), count);
            }
        }
    }

    private static void decode(short[] halves, int count, float[] into, int at) {
        for (int row = 0; row < count; row++) {
            into[at + row] = Half.toFloat(halves[row]);
        }
    }

    /** See {@link Kernels#scoreTile}. */
    static void scoreTile(Tile tile, float[] queries, int count, float[][] scores) {
        for (int query = 0; query < count; query++) {
            Arrays.fill(scores[query], 0);
        }
        for (int i = 0; i < tile.padded(); i += PLANES) {
            for (int query = 0; query < count; query++) {
                addEight(tile.array(i), queries, query * tile.padded() + i, scores[query]);
            }
        }
    }

    private static void scanFloats(Query query, FloatBuffer segment, int at) {
        for (int plane = 0; plane < query.vector.length; plane += PLANES) {
            segment.get(at + plane * ROWS, query.floats);
            addEight(query.floats, query.vector, plane, query.sums);
        }
    }

    private static void scanHalves(Query query, ShortBuffer segment, int at) {
        for (int plane = 0; plane < query.vector.length; plane += PLANES) {
            segment.get(at + plane * ROWS, query.halves);
            addEight(query.halves, query.vector, plane, query.sums);
        }
    }

    static void addEight(float[] b, float[] q, int plane, float[] sums) {
        float x0 = q[plane];
        float x1 = q[plane + 1];
        float x2 = q[plane + 2];
        float x3 = q[plane + 3];
        float x4 = q[plane + 4];
        float x5 = q[plane + 5];
        float x6 = q[plane + 6];
        float x7 = q[plane + 7];
        for (int i = 0; i < ROWS; i++) {
            float low =
                    fma(x3, b[3 * ROWS + i], fma(x2, b[2 * ROWS + i], fma(x1, b[ROWS + i], fma(x0, b[i], sums[i]))));
            sums[i] = fma(
                    x7,
                    b[7 * ROWS + i],
                    fma(x6, b[6 * ROWS + i], fma(x5, b[5 * ROWS + i], fma(x4, b[4 * ROWS + i], low))));
        }
    }

    /** Fused where the processor can: where it cannot, {@link Math#fma} takes a thousand times as long. */
    private static float fma(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    private static void addEight(short[] b, float[] q, int plane, float[] sums) {
        float x0 = q[plane];
        float x1 = q[plane + 1];
        float x2 = q[plane + 2];
        float x3 = q[plane + 3];
        float x4 = q[plane + 4];
        float x5 = q[plane + 5];
        float x6 = q[plane + 6];
        float x7 = q[plane + 7];
        for (int i = 0; i < ROWS; i++) {
            sums[i] += ((x0 * Half.toFloat(b[i]) + x1 * Half.toFloat(b[ROWS + i]))
                            + (x2 * Half.toFloat(b[2 * ROWS + i]) + x3 * Half.toFloat(b[3 * ROWS + i])))
                    + ((x4 * Half.toFloat(b[4 * ROWS + i]) + x5 * Half.toFloat(b[5 * ROWS + i]))
                            + (x6 * Half.toFloat(b[6 * ROWS + i]) + x7 * Half.toFloat(b[7 * ROWS + i])));
        }
    }
}
