package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads of a mapped file at random places, each where what was read before says: what waiting for memory and for its
 * page tables costs on this machine, with no work beside it. The file should be in the page cache.
 */
record RandomReads(List<MappedByteBuffer> segments, long size) {
    private static final int SEGMENT_BITS = 30;
    private static final int TIMES = 50;
    private static final int CHAINS = 100_000;

    static RandomReads of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            List<MappedByteBuffer> segments = new ArrayList<>();
            for (long at = 0; at < size; at += 1L << SEGMENT_BITS) {
                segments.add(channel.map(MapMode.READ_ONLY, at, Math.min(1L << SEGMENT_BITS, size - at)));
            }
            return new RandomReads(segments, size);
        }
    }

    /** Nanoseconds of so many reads one after the other. */
    String nanos(int reads) {
        double[] nanos = new double[TIMES];
        long word = 0;
        for (int time = -TIMES; time < TIMES; time++) {
            long start = IdIndexBenchmark.cpuNanos();
            for (int chain = 0; chain < CHAINS; chain++) {
                word = read(word + chain, reads);
            }
            if (time >= 0) {
                nanos[time] = (double) (IdIndexBenchmark.cpuNanos() - start) / CHAINS;
            }
        }
        if (word == 0) {
            throw new IllegalStateException("nothing but zeros was read");
        }
        return IdIndexBenchmark.median(nanos, CHAINS);
    }

    private long read(long seed, int reads) {
        long word = seed;
        for (int i = 0; i < reads; i++) {
            long place = Long.remainderUnsigned(mixed(word + i), size / Long.BYTES) * Long.BYTES;
            word ^= segments.get((int) (place >>> SEGMENT_BITS)).getLong((int) place & ((1 << SEGMENT_BITS) - 1));
        }
        return word;
    }

    /** The finalizer of SplittableRandom. */
    private static long mixed(long word) {
        long z = word + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
