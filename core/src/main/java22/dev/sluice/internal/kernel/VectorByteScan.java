package dev.sluice.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API. The loop goes over rows, not over the entries of a row: its bounds are checked once for thousands of
 * loads, and the query's factors stay in registers. The even and the odd rows of a vector of sums are widened apart.
 */
final class VectorByteScan extends ByteScan {
    private static final VectorSpecies<Float> FLOATS = VectorF32Rows.SPECIES;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final VectorSpecies<Short> SHORTS = FLOATS.withLanes(short.class);
    /** Shorts for as many rows as there are floats in a vector. */
    private static final VectorSpecies<Short> HALF =
            VectorSpecies.of(short.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));

    private static final int LANES = INTS.length();
    private static final int BYTES = INTS.vectorByteSize();
    private static final boolean SHIFTS_LANES = FLOATS.vectorBitSize() == 512;
    private static final ShortVector EIGHTS = ShortVector.broadcast(SHORTS, 8);
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    /** Makes the even half of a widened sum positive, so that its carry never reaches the odd half. */
    private static final int LIFT = 1 << 15;
    /** Of the rows that two vectors hold alternately, the first half in order. */
    private static final VectorShuffle<Float> FIRST = alternate(0);

    private static final VectorShuffle<Float> SECOND = alternate(LANES / 2);

    /** For each pair of rows the sum of both as one number, and of the odd one alone. */
    private static final class VectorQuery extends Query {
        private final int[] both = new int[ROWS / 2];
        private final int[] odd = new int[ROWS / 2];
        private final LastSegment segment = new LastSegment();

        private VectorQuery(int dimension) {
            super(dimension);
        }
    }

    private static VectorShuffle<Float> alternate(int from) {
        return VectorShuffle.fromOp(FLOATS, lane -> from + lane / 2 - (lane % 2 == 0 ? 0 : LANES));
    }

    @Override
    public PreparedQuery room(int dimension) {
        return new VectorQuery(dimension);
    }

    @Override
    public void scan(PreparedQuery query, ByteBuffer segment, int at, int rows, int count, float[] scores) {
        VectorQuery mine = (VectorQuery) query;
        MemorySegment memory = mine.segment.of(segment);
        int upTo = (count + STEP - 1) / STEP * STEP;
        Arrays.fill(mine.both, 0, upTo / 2, 0);
        Arrays.fill(mine.odd, 0, upTo / 2, 0);
        for (int chunk = 0; chunk < mine.chunks; chunk++) {
            addChunk(mine, chunk, memory, at + (long) chunk * CHUNK * rows, 2L * rows, upTo / 2, mine.both, mine.odd);
        }
        finish(mine, memory, at + (long) mine.chunks * CHUNK * rows, upTo / 2, mine.both, mine.odd, scores);
    }

    @Override
    void decode(ByteBuffer segment, int at, int rows, int from, int count, Tile tile) {
        MemorySegment memory = MemorySegment.ofBuffer(segment);
        long factors = at + (long) rows * padded(tile.dimension()) + (long) from * Float.BYTES;
        for (int i = 0; i < tile.dimension(); i += 2) {
            long pairs = at + (long) i * rows + (long) from * Short.BYTES;
            decodePairs(memory, pairs, factors, count, tile.array(i), tile.at(i), tile.rows());
        }
    }

    private static void decodePairs(
            MemorySegment memory, long pairs, long factors, int count, float[] columns, int into, int width) {
        VectorF32Rows.expectFaults(memory, pairs);
        for (int row = 0; row < count; row += LANES) {
            ShortVector both = ShortVector.fromMemorySegment(HALF, memory, pairs + 2L * row, ORDER);
            FloatVector scale = FloatVector.fromMemorySegment(FLOATS, memory, factors + 4L * row, ORDER);
            ShortVector low = both.and((short) 0xff).sub((short) 128);
            ShortVector high = both.lanewise(VectorOperators.ASHR, 8);
            floats(low).mul(scale).intoArray(columns, into + row);
            floats(high).mul(scale).intoArray(columns, into + width + row);
        }
    }

    private static FloatVector floats(ShortVector entries) {
        return (FloatVector) entries.convertShape(VectorOperators.S2F, FLOATS, 0);
    }

    private static void addChunk(
            Query query, int chunk, MemorySegment memory, long at, long plane, int pairs, int[] both, int[] odd) {
        VectorF32Rows.expectFaults(memory, at);
        int p = chunk * PLANES;
        ShortVector l0 = ShortVector.broadcast(SHORTS, query.low[p]);
        ShortVector l1 = ShortVector.broadcast(SHORTS, query.low[p + 1]);
        ShortVector l2 = ShortVector.broadcast(SHORTS, query.low[p + 2]);
        ShortVector l3 = ShortVector.broadcast(SHORTS, query.low[p + 3]);
        ShortVector h0 = ShortVector.broadcast(SHORTS, query.high[p]);
        ShortVector h1 = ShortVector.broadcast(SHORTS, query.high[p + 1]);
        ShortVector h2 = ShortVector.broadcast(SHORTS, query.high[p + 2]);
        ShortVector h3 = ShortVector.broadcast(SHORTS, query.high[p + 3]);
        int excess = query.excess[chunk];
        ShortVector start = IntVector.broadcast(INTS, excess << 16 | (excess + LIFT) & 0xffff)
                .reinterpretAsShorts();
        for (int i = 0; i < pairs; i += LANES) {
            long from = at + i * 4L;
            ShortVector s0 = load(memory, from);
            ShortVector s1 = load(memory, from + plane);
            ShortVector s2 = load(memory, from + 2 * plane);
            ShortVector s3 = load(memory, from + 3 * plane);
            ShortVector first =
                    start.add(s0.mul(l0)).add(high(s0).mul(h0)).add(s1.mul(l1)).add(high(s1).mul(h1));
            ShortVector second =
                    s2.mul(l2).add(high(s2).mul(h2)).add(s3.mul(l3)).add(high(s3).mul(h3));
            IntVector sums = first.add(second).reinterpretAsInts();
            IntVector.fromArray(INTS, both, i).add(sums).intoArray(both, i);
            IntVector.fromArray(INTS, odd, i)
                    .add(sums.lanewise(VectorOperators.ASHR, 16))
                    .intoArray(odd, i);
        }
    }

    private static ShortVector load(MemorySegment memory, long at) {
        return ShortVector.fromMemorySegment(SHORTS, memory, at, ORDER);
    }

    /**
     * The high bytes. A shift by one count for all lanes takes four instructions as it is compiled today, one by a
     * count for each lane takes a single one, where the processor has it.
     */
    private static ShortVector high(ShortVector pairs) {
        return SHIFTS_LANES ? pairs.lanewise(VectorOperators.ASHR, EIGHTS) : pairs.lanewise(VectorOperators.ASHR, 8);
    }

    private static void finish(
            Query query, MemorySegment memory, long factors, int pairs, int[] both, int[] odd, float[] scores) {
        VectorF32Rows.expectFaults(memory, factors);
        int lift = LIFT * query.chunks;
        for (int i = 0; i < pairs; i += LANES) {
            IntVector odds = IntVector.fromArray(INTS, odd, i);
            IntVector evens = IntVector.fromArray(INTS, both, i)
                    .sub(odds.lanewise(VectorOperators.LSHL, 16))
                    .sub(lift);
            FloatVector even = (FloatVector) evens.convert(VectorOperators.I2F, 0);
            FloatVector other = (FloatVector) odds.convert(VectorOperators.I2F, 0);
            store(even.rearrange(FIRST, other), query, memory, factors + i * 8L, scores, 2 * i);
            store(even.rearrange(SECOND, other), query, memory, factors + i * 8L + BYTES, scores, 2 * i + LANES);
        }
    }

    private static void store(
            FloatVector sums, Query query, MemorySegment memory, long factors, float[] scores, int into) {
        sums.mul(FloatVector.fromMemorySegment(FLOATS, memory, factors, ORDER))
                .mul(query.scale)
                .intoArray(scores, into);
    }
}
