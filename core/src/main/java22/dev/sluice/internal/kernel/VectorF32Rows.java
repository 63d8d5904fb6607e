package dev.sluice.internal.kernel;

import dev.sluice.internal.memory.MappedRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API, straight on memory outside the heap: row by row, four vectors of partial sums. {@code reduceLanes} is
 * not used: the order in which it adds is open, and interpreted and compiled code were seen to give different last
 * bits, so that the same request would not replay the same. Halving by rearrangement has one order, and is faster.
 *
 * <p>A page that the mapped file no longer has raises a signal. HotSpot makes an {@link InternalError} of it only in
 * code that it knows to read memory unsafely; a vector's load does not count, so that the JVM would die, a scalar one
 * does. So each compiled piece of code that loads vectors from memory reads a byte too: the compiler drops that load
 * and keeps the mark.
 */
final class VectorF32Rows extends RowKernel {
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int BYTES = SPECIES.vectorByteSize();
    private static final int TOUCHED = 32;
    private static final int LINE = 64;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ORDER);
    private static final VectorShuffle<Float> BY_8 = rotation(8);
    private static final VectorShuffle<Float> BY_4 = rotation(4);
    private static final VectorShuffle<Float> BY_2 = rotation(2);
    private static final VectorShuffle<Float> BY_1 = rotation(1);

    @Override
    void dot(PreparedQuery prepared, ByteBuffer segment, int at, int stride, int count, float[] scores, int into) {
        float[] query = ((PreparedQuery.Plain) prepared).vector;
        MemorySegment memory = MemorySegment.ofBuffer(segment);
        for (int i = 0; i < count; i++) {
            scores[into + i] = product(query, 0, query.length, memory, at + (long) i * stride);
        }
    }

    @Override
    public void dotRows(float[] query, MappedRows rows, int[] which, int count, float[] scores) {
        LastSegment segment = new LastSegment();
        for (int from = 0; from < count; from += TOUCHED) {
            int to = Math.min(count, from + TOUCHED);
            touch(rows, which, from, to, segment);
            for (int i = from; i < to; i++) {
                scores[i] = product(query, 0, query.length, segment.of(rows.segment(which[i])), rows.at(which[i]));
            }
        }
    }

    @Override
    public void dotRows(float[] queries, int many, int width, MappedRows rows, int[] which, int count, float[] scores) {
        LastSegment segment = new LastSegment();
        for (int from = 0; from < count; from += TOUCHED) {
            int to = Math.min(count, from + TOUCHED);
            touch(rows, which, from, to, segment);
            for (int i = from; i < to; i++) {
                MemorySegment memory = segment.of(rows.segment(which[i]));
                int at = rows.at(which[i]);
                for (int query = 0; query < many; query++) {
                    scores[query * count + i] = product(queries, query * width, width, memory, at);
                }
            }
        }
    }

    /**
     * Reads a byte of every cache line of some rows. A processor that waits for one row from memory goes no further
     * than a few rows ahead when it computes with each; so it waits for many at a time.
     */
    private static void touch(MappedRows rows, int[] which, int from, int to, LastSegment segment) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            MemorySegment memory = segment.of(rows.segment(which[i]));
            int at = rows.at(which[i]);
            for (int line = 0; line < rows.stride(); line += LINE) {
                sum += memory.get(ValueLayout.JAVA_BYTE, at + line);
            }
        }
        if (sum == Integer.MIN_VALUE) {
            throw new AssertionError("no sum of so few bytes"); // keeps the compiler from leaving the reads out
        }
    }

    @Override
    void copy(ByteBuffer segment, int from, int width, float[] into, int at) {
        RowFormat.F32.decode(segment, from, width, into, at); // a segment of a row would be an object for each
    }

    private static float product(float[] query, int from, int length, MemorySegment row, long at) {
        expectFaults(row, at);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        int i = 0;
        for (; i <= length - 4 * LANES; i += 4 * LANES) {
            long place = at + (long) i * Float.BYTES;
            sum0 = load(query, from + i).fma(FloatVector.fromMemorySegment(SPECIES, row, place, ORDER), sum0);
            sum1 = load(query, from + i + LANES)
                    .fma(FloatVector.fromMemorySegment(SPECIES, row, place + BYTES, ORDER), sum1);
            sum2 = load(query, from + i + 2 * LANES)
                    .fma(FloatVector.fromMemorySegment(SPECIES, row, place + 2 * BYTES, ORDER), sum2);
            sum3 = load(query, from + i + 3 * LANES)
                    .fma(FloatVector.fromMemorySegment(SPECIES, row, place + 3 * BYTES, ORDER), sum3);
        }
        for (; i <= length - LANES; i += LANES) {
            sum0 = load(query, from + i)
                    .fma(FloatVector.fromMemorySegment(SPECIES, row, at + (long) i * Float.BYTES, ORDER), sum0);
        }
        float rest = 0;
        for (; i < length; i++) {
            rest = Math.fma(query[from + i], row.get(FLOAT, at + (long) i * Float.BYTES), rest);
        }
        return reduce(sum0.add(sum1).add(sum2.add(sum3))) + rest;
    }

    /** Marks the code around it, as said above: whatever loads vectors from memory calls it. */
    static void expectFaults(MemorySegment memory, long at) {
        memory.get(ValueLayout.JAVA_BYTE, at);
    }

    static float product(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        int i = 0;
        for (; i <= length - 4 * LANES; i += 4 * LANES) {
            sum0 = load(a, aFrom + i).fma(load(b, bFrom + i), sum0);
            sum1 = load(a, aFrom + i + LANES).fma(load(b, bFrom + i + LANES), sum1);
            sum2 = load(a, aFrom + i + 2 * LANES).fma(load(b, bFrom + i + 2 * LANES), sum2);
            sum3 = load(a, aFrom + i + 3 * LANES).fma(load(b, bFrom + i + 3 * LANES), sum3);
        }
        for (; i <= length - LANES; i += LANES) {
            sum0 = load(a, aFrom + i).fma(load(b, bFrom + i), sum0);
        }
        float rest = 0;
        for (; i < length; i++) {
            rest = Math.fma(a[aFrom + i], b[bFrom + i], rest);
        }
        return reduce(sum0.add(sum1).add(sum2.add(sum3))) + rest;
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    private static VectorShuffle<Float> rotation(int lanes) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % LANES);
    }

    static float reduce(FloatVector sums) {
        FloatVector sum = sums;
        if (LANES >= 16) {
            sum = sum.add(sum.rearrange(BY_8));
        }
        if (LANES >= 8) {
            sum = sum.add(sum.rearrange(BY_4));
        }
        sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }
}
