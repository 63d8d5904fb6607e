package dev.sluice.internal.kernel;

import dev.sluice.internal.memory.MappedRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API, which has no conversion of half floats: two of them are read as one int, and the bits of each are
 * moved to where a float has them. Its exponent is then 112 too low, also where the half float is subnormal, which the
 * query makes up for. Rows of tables are finite, so that infinity and NaN need no care.
 */
final class VectorF16Rows extends RowKernel {
    private static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();
    private static final int BYTES = SPECIES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ORDER);
    /** Sign, five bits of exponent, ten of fraction. */
    private static final int BITS = 0x8fffe000;

    /** The entries at even and at odd places apart, times a power of two. */
    private static final class Query extends PreparedQuery {
        private final float[] even;
        private final float[] odd;
        private final float unscale;

        Query(float[] vector) {
            int exponent = exponent(vector);
            float scale = Math.scalb(1f, -exponent);
            this.unscale = Math.scalb(1f, exponent);
            this.even = new float[(vector.length + 1) / 2];
            this.odd = new float[vector.length / 2];
            for (int i = 0; i < vector.length; i++) {
                (i % 2 == 0 ? even : odd)[i / 2] = vector[i] * scale * 0x1p112f;
            }
        }
    }

    /** That of the greatest entry, so that divided by this power of two no entry is far from 1 or above 2. */
    static int exponent(float[] query) {
        float most = 0;
        for (float entry : query) {
            most = Math.max(most, Math.abs(entry));
        }
        return Math.max(Float.MIN_EXPONENT, Math.min(Float.MAX_EXPONENT, Math.getExponent(most)));
    }

    @Override
    PreparedQuery prepare(float[] query) {
        return new Query(query);
    }

    @Override
    void dot(PreparedQuery prepared, ByteBuffer segment, int at, int stride, int count, float[] scores, int into) {
        Query query = (Query) prepared;
        MemorySegment memory = MemorySegment.ofBuffer(segment);
        for (int i = 0; i < count; i++) {
            scores[into + i] = product(query.even, query.odd, memory, at + (long) i * stride) * query.unscale;
        }
    }

    @Override
    public void dotRows(float[] vector, MappedRows rows, int[] which, int count, float[] scores) {
        Query query = new Query(vector);
        LastSegment segment = new LastSegment();
        for (int i = 0; i < count; i++) {
            MemorySegment memory = segment.of(rows.segment(which[i]));
            scores[i] = product(query.even, query.odd, memory, rows.at(which[i])) * query.unscale;
        }
    }

    @Override
    void copy(ByteBuffer segment, int from, int width, float[] into, int at) {
        RowFormat.F16.decode(segment, from, width, into, at);
    }

    private static float product(float[] even, float[] odd, MemorySegment row, long at) {
        VectorF32Rows.expectFaults(row, at);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        int i = 0;
        for (; i <= odd.length - 2 * LANES; i += 2 * LANES) {
            IntVector first = load(row, at + i * 4L);
            IntVector second = load(row, at + i * 4L + BYTES);
            sum0 = lower(first).fma(FloatVector.fromArray(SPECIES, even, i), sum0);
            sum1 = upper(first).fma(FloatVector.fromArray(SPECIES, odd, i), sum1);
            sum2 = lower(second).fma(FloatVector.fromArray(SPECIES, even, i + LANES), sum2);
            sum3 = upper(second).fma(FloatVector.fromArray(SPECIES, odd, i + LANES), sum3);
        }
        if (i <= odd.length - LANES) {
            IntVector pairs = load(row, at + i * 4L);
            sum0 = lower(pairs).fma(FloatVector.fromArray(SPECIES, even, i), sum0);
            sum1 = upper(pairs).fma(FloatVector.fromArray(SPECIES, odd, i), sum1);
            i += LANES;
        }
        // Before the loop over what is left: vectors that are alive through it become objects.
        float whole = VectorF32Rows.reduce(sum0.add(sum1).add(sum2.add(sum3)));
        float rest = 0;
        for (; i < even.length; i++) {
            rest = Math.fma(even[i], half(row, at + i * 4L), rest);
            if (i < odd.length) {
                rest = Math.fma(odd[i], half(row, at + i * 4L + Short.BYTES), rest);
            }
        }
        return whole + rest;
    }

    private static IntVector load(MemorySegment row, long at) {
        return IntVector.fromMemorySegment(INTS, row, at, ORDER);
    }

    static FloatVector lower(IntVector pairs) {
        return bits(pairs.lanewise(VectorOperators.LSHL, 16));
    }

    static FloatVector upper(IntVector pairs) {
        return bits(pairs);
    }

    private static FloatVector bits(IntVector upper) {
        return upper.lanewise(VectorOperators.ASHR, 3)
                .lanewise(VectorOperators.AND, BITS)
                .reinterpretAsFloats();
    }

    private static float half(MemorySegment row, long at) {
        return Float.intBitsToFloat(row.get(SHORT, at) << 13 & BITS);
    }
}
