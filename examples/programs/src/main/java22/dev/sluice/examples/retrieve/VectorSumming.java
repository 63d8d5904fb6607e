package dev.sluice.examples.retrieve;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Adds up the widest vectors there are, four at a time. */
record VectorSumming() implements ReadLoop {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int BYTES = SPECIES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public long read(ByteBuffer memory) {
        MemorySegment segment = MemorySegment.ofBuffer(memory);
        long sum = 0;
        for (long at = 0; at < segment.byteSize(); at += PIECE) {
            sum += piece(segment, at);
        }
        return sum;
    }

    private static long piece(MemorySegment segment, long from) {
        LongVector a = LongVector.zero(SPECIES);
        LongVector b = a;
        LongVector c = a;
        LongVector d = a;
        for (long at = from; at < from + PIECE; at += 4L * BYTES) {
            a = a.add(LongVector.fromMemorySegment(SPECIES, segment, at, ORDER));
            b = b.add(LongVector.fromMemorySegment(SPECIES, segment, at + BYTES, ORDER));
            c = c.add(LongVector.fromMemorySegment(SPECIES, segment, at + 2L * BYTES, ORDER));
            d = d.add(LongVector.fromMemorySegment(SPECIES, segment, at + 3L * BYTES, ORDER));
        }
        return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    }
}
