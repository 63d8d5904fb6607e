package dev.sluice.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API over strips of columns. A strip holds, for one vector's worth of rows after the other, a vector of
 * each of its columns: memory is read in one stream, which processors foresee best, and the loop goes over rows, so
 * that its bounds are checked once for thousands of loads and the numbers of the query stay in registers.
 *
 * <p>Of floats, a column holds one entry of every row. Of half floats it holds two, the first in the lower half of an
 * int: the Vector API does not convert them, so their bits are moved to where a float has them. The exponent is then
 * 112 too low, also where the half float is subnormal, which the query makes up for. What is laid out is finite, so
 * that infinity and NaN need no care.
 */
final class VectorStripScan extends ScanKernel {
    static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int STEP = 32;
    private static final int ROWS = 1024;
    private static final int CHUNK = GROUP;
    private static final int BYTES = SPECIES.vectorByteSize();

    private final NumberFormat format;
    /** Columns in a strip; of half floats fewer, since the compiler gives up on larger methods. */
    private final int strip;

    VectorStripScan(NumberFormat format) {
        this.format = format;
        this.strip = format == NumberFormat.F16 ? 2 : CHUNK;
    }

    private static final class Query extends PreparedQuery {
        private final float[] vector;
        private final LastSegment segment = new LastSegment();
        private float unscale = 1;

        Query(int dimension) {
            this.vector = new float[padded(dimension)];
        }

        private void scaleForHalves() {
            int exponent = VectorF16Rows.exponent(vector);
            for (int i = 0; i < vector.length; i++) {
                vector[i] = vector[i] * Math.scalb(1f, -exponent) * 0x1p112f;
            }
            unscale = Math.scalb(1f, exponent);
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
        return rows * padded(dimension) * format.bytes();
    }

    @Override
    public void encode(float[] vectors, int count, int dimension, ByteBuffer into, int at, int rows) {
        ByteBuffer block = into.duplicate().order(ORDER);
        for (int i = 0; i < padded(dimension); i++) {
            for (int row = 0; row < rows; row++) {
                boolean there = row < count && i < dimension;
                block.position(at + place(i, row, rows));
                format.put(there ? vectors[row * dimension + i] : 0, block);
            }
        }
    }

    /** Where an entry stands in a block. */
    private int place(int i, int row, int rows) {
        int inColumn = Integer.BYTES / format.bytes();
        int column = i / inColumn;
        int group = column / strip * (rows / LANES) + row / LANES;
        return (group * strip + column % strip) * BYTES + row % LANES * Integer.BYTES + i % inColumn * Short.BYTES;
    }

    @Override
    public PreparedQuery room(int dimension) {
        return new Query(dimension);
    }

    @Override
    public void prepare(float[] query, PreparedQuery into) {
        Query mine = (Query) into;
        System.arraycopy(query, 0, mine.vector, 0, query.length);
        if (format == NumberFormat.F16) {
            mine.scaleForHalves();
        }
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        Query mine = (Query) query;
        MemorySegment memory = mine.segment.of(segment);
        int upTo = (count + STEP - 1) / STEP * STEP;
        Arrays.fill(scores, 0, upTo, 0);
        int entries = strip * Integer.BYTES / format.bytes();
        for (int from = 0; from < mine.vector.length; from += entries) {
            long place = at + (long) from * format.bytes() * rows;
            if (format == NumberFormat.F16) {
                addHalves(mine.vector, from, memory, place, upTo, scores);
            } else {
                addFloats(mine.vector, from, memory, place, upTo, scores);
            }
        }
        if (mine.unscale != 1) {
            unscale(scores, upTo, mine.unscale);
        }
    }

    @Override
    void decode(ByteBuffer segment, int at, int rows, int from, int count, Tile tile) {
        MemorySegment memory = MemorySegment.ofBuffer(segment);
        int entries = strip * Integer.BYTES / format.bytes();
        for (int first = 0; first < tile.dimension(); first += entries) {
            long place = at + place(first, from, rows);
            if (format == NumberFormat.F16) {
                decodeHalves(memory, place, count, tile.array(first), tile.at(first), tile.rows());
            } else {
                decodeFloats(memory, place, count, tile.array(first), tile.rows());
            }
        }
    }

    private static void decodeFloats(MemorySegment memory, long at, int count, float[] columns, int width) {
        VectorF32Rows.expectFaults(memory, at);
        for (int row = 0; row < count; row += LANES) {
            for (int i = 0; i < CHUNK; i++) {
                load(memory, at + (row / LANES * CHUNK + i) * BYTES).intoArray(columns, i * width + row);
            }
        }
    }

    private static void decodeHalves(MemorySegment memory, long at, int count, float[] columns, int into, int width) {
        VectorF32Rows.expectFaults(memory, at);
        for (int row = 0; row < count; row += LANES) {
            IntVector first = pairs(memory, at + 8L * row);
            IntVector second = pairs(memory, at + 8L * row + BYTES);
            VectorF16Rows.lower(first).mul(0x1p112f).intoArray(columns, into + row);
            VectorF16Rows.upper(first).mul(0x1p112f).intoArray(columns, into + width + row);
            VectorF16Rows.lower(second).mul(0x1p112f).intoArray(columns, into + 2 * width + row);
            VectorF16Rows.upper(second).mul(0x1p112f).intoArray(columns, into + 3 * width + row);
        }
    }

    private static void addFloats(float[] query, int from, MemorySegment memory, long at, int count, float[] scores) {
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
            long place = at + (long) CHUNK * Float.BYTES * i;
            FloatVector first = load(memory, place).fma(q0, FloatVector.fromArray(SPECIES, scores, i));
            FloatVector second = load(memory, place + BYTES).mul(q1);
            first = load(memory, place + 2 * BYTES).fma(q2, first);
            second = load(memory, place + 3 * BYTES).fma(q3, second);
            first = load(memory, place + 4 * BYTES).fma(q4, first);
            second = load(memory, place + 5 * BYTES).fma(q5, second);
            first = load(memory, place + 6 * BYTES).fma(q6, first);
            second = load(memory, place + 7 * BYTES).fma(q7, second);
            first.add(second).intoArray(scores, i);
        }
    }

    private static void addHalves(float[] query, int from, MemorySegment memory, long at, int count, float[] scores) {
        VectorF32Rows.expectFaults(memory, at);
        FloatVector q0 = FloatVector.broadcast(SPECIES, query[from]);
        FloatVector q1 = FloatVector.broadcast(SPECIES, query[from + 1]);
        FloatVector q2 = FloatVector.broadcast(SPECIES, query[from + 2]);
        FloatVector q3 = FloatVector.broadcast(SPECIES, query[from + 3]);
        for (int i = 0; i < count; i += LANES) {
            IntVector first = pairs(memory, at + 8L * i);
            IntVector second = pairs(memory, at + 8L * i + BYTES);
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
