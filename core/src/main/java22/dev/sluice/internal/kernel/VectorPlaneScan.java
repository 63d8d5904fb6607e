package dev.sluice.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API over planes: the loop goes over rows, its bounds are checked once for thousands of loads, and eight
 * numbers of the query stay in registers.
 *
 * <p>Of floats, a plane holds one entry of every row. Of half floats it holds two, the first in the lower half of an
 * int: the Vector API does not convert them, so their bits are moved to where a float has them. The exponent is then
 * 112 too low, also where the half float is subnormal, which the query makes up for. What is laid out is finite, so
 * that infinity and NaN need no care.
 */
final class VectorPlaneScan extends ScanKernel {
    static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int STEP = 32;
    /** Not a power of two, so that the planes that are read side by side do not meet in one set of a cache. */
    private static final int ROWS = 1056;

    private static final int CHUNK = 8;

    private final RowFormat format;

    VectorPlaneScan(RowFormat format) {
        this.format = format;
    }

    private static final class Query extends PreparedQuery {
        private final float[] vector;
        private final float unscale;

        Query(float[] vector, float unscale) {
            super(vector.length);
            this.vector = vector;
            this.unscale = unscale;
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

    private static int padded(int dimension) {
        return (dimension + CHUNK - 1) / CHUNK * CHUNK;
    }

    @Override
    public int bytes(int rows, int dimension) {
        return rows * padded(dimension) * format.bytes();
    }

    @Override
    public void encode(float[] vectors, int count, int dimension, ByteBuffer into, int at, int rows) {
        ByteBuffer block = into.duplicate().order(ORDER).position(at);
        int inPlane = Integer.BYTES / format.bytes();
        for (int plane = 0; plane < padded(dimension); plane += inPlane) {
            for (int row = 0; row < rows; row++) {
                for (int i = plane; i < plane + inPlane; i++) {
                    format.put(row < count && i < dimension ? vectors[row * dimension + i] : 0, block);
                }
            }
        }
    }

    @Override
    public PreparedQuery prepare(float[] query) {
        float[] vector = Arrays.copyOf(query, padded(query.length));
        return format == RowFormat.F16 ? halves(vector) : new Query(vector, 1);
    }

    private static Query halves(float[] vector) {
        int exponent = VectorF16Rows.exponent(vector);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = vector[i] * Math.scalb(1f, -exponent) * 0x1p112f;
        }
        return new Query(vector, Math.scalb(1f, exponent));
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        Query mine = (Query) query;
        MemorySegment memory = MemorySegment.ofBuffer(segment);
        int upTo = (count + STEP - 1) / STEP * STEP;
        Arrays.fill(scores, 0, upTo, 0);
        for (int from = 0; from < mine.vector.length; from += CHUNK) {
            long chunk = at + (long) from * format.bytes() * rows;
            if (format == RowFormat.F16) {
                addHalves(mine.vector, from, memory, chunk, 4L * rows, upTo, scores);
                addHalves(mine.vector, from + 4, memory, chunk + 8L * rows, 4L * rows, upTo, scores);
            } else {
                addFloats(mine.vector, from, memory, chunk, 4L * rows, upTo, scores);
            }
        }
        if (mine.unscale != 1) {
            unscale(scores, upTo, mine.unscale);
        }
    }

    @Override
    void decode(ByteBuffer segment, int at, int rows, int from, int count, Tile tile) {
        for (int i = 0; i < tile.dimension(); i++) {
            if (format == RowFormat.F16) {
                int plane = at + (i / 2 * rows + from) * Integer.BYTES + i % 2 * Short.BYTES;
                for (int row = 0; row < count; row++) {
                    tile.array(i)[tile.at(i) + row] = Half.toFloat(segment.getShort(plane + row * Integer.BYTES));
                }
            } else {
                format.decode(segment, at + (i * rows + from) * Float.BYTES, count, tile.array(i), tile.at(i));
            }
        }
    }

    private static void addFloats(
            float[] query, int from, MemorySegment memory, long at, long plane, int count, float[] scores) {
        VectorF32Rows.expectFaults(memory, at);
        FloatVector q0 = FloatVector.broadcast(SPECIES, query[from]);
        FloatVector q1 = FloatVector.broadcast(SPECIES, query[from + 1]);
        FloatVector q2 = FloatVector.broadcast(SPECIES, query[from + 2]);
        FloatVector q3 = FloatVector.broadcast(SPECIES, query[from + 3]);
        FloatVector q4 = FloatVector.broadcast(SPECIES, query[from + 4]);
        FloatVector q5 = FloatVector.broadcast(SPECIES, query[from + 5]);
        FloatVector q6 = FloatVector.broadcast(SPECIES, query[from + 6]);
        FloatVector q7 = FloatVector.broadcast(SPECIES, query[from + 7]);
        for (int i = 0; i < count; i += LANES) {
            long place = at + 4L * i;
            FloatVector first = load(memory, place).fma(q0, FloatVector.fromArray(SPECIES, scores, i));
            FloatVector second = load(memory, place + plane).mul(q1);
            first = load(memory, place + 2 * plane).fma(q2, first);
            second = load(memory, place + 3 * plane).fma(q3, second);
            first = load(memory, place + 4 * plane).fma(q4, first);
            second = load(memory, place + 5 * plane).fma(q5, second);
            first = load(memory, place + 6 * plane).fma(q6, first);
            second = load(memory, place + 7 * plane).fma(q7, second);
            first.add(second).intoArray(scores, i);
        }
    }

    /** Half a chunk: the compiler gives up on larger methods. */
    private static void addHalves(
            float[] query, int from, MemorySegment memory, long at, long plane, int count, float[] scores) {
        VectorF32Rows.expectFaults(memory, at);
        FloatVector q0 = FloatVector.broadcast(SPECIES, query[from]);
        FloatVector q1 = FloatVector.broadcast(SPECIES, query[from + 1]);
        FloatVector q2 = FloatVector.broadcast(SPECIES, query[from + 2]);
        FloatVector q3 = FloatVector.broadcast(SPECIES, query[from + 3]);
        for (int i = 0; i < count; i += LANES) {
            IntVector first = pairs(memory, at + 4L * i);
            IntVector second = pairs(memory, at + 4L * i + plane);
            FloatVector sum = VectorF16Rows.lower(first).fma(q0, FloatVector.fromArray(SPECIES, scores, i));
            FloatVector other = VectorF16Rows.upper(first).mul(q1);
            sum = VectorF16Rows.lower(second).fma(q2, sum);
            other = VectorF16Rows.upper(second).fma(q3, other);
            sum.add(other).intoArray(scores, i);
        }
    }

    private static void unscale(float[] scores, int count, float unscale) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(SPECIES, scores, i).mul(unscale).intoArray(scores, i);
        }
    }

    private static FloatVector load(MemorySegment memory, long at) {
        return FloatVector.fromMemorySegment(SPECIES, memory, at, ORDER);
    }

    private static IntVector pairs(MemorySegment memory, long at) {
        return IntVector.fromMemorySegment(INTS, memory, at, ORDER);
    }
}
