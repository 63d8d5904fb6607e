package dev.sluice.examples.retrieve;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/** A way of reading memory from its first byte to its last. */
interface ReadLoop {
    /** Bytes read at a time: as much as stays in the fastest cache, and a whole number of every loop's steps. */
    int PIECE = 8192;

    /** What it is called in a table. */
    String name();

    /**
     * Reads a whole number of pieces.
     *
     * @return something that depends on what was read, so that it has to be
     */
    long read(ByteBuffer memory);

    /** Every loop that this JVM can run. */
    static List<ReadLoop> all() {
        return ReadLoops.and(new Copying(), new Summing());
    }

    /** Copies pieces into an array, as the plain kernels do. */
    record Copying() implements ReadLoop {
        @Override
        public String name() {
            return "copy";
        }

        @Override
        public long read(ByteBuffer memory) {
            byte[] piece = new byte[PIECE];
            long sum = 0;
            for (int at = 0; at < memory.capacity(); at += PIECE) {
                memory.get(at, piece);
                sum += piece[at >>> 13 & PIECE - 1];
            }
            return sum;
        }
    }

    /** Adds up longs, four at a time. */
    record Summing() implements ReadLoop {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public long read(ByteBuffer memory) {
            LongBuffer longs = memory.duplicate().order(ByteOrder.nativeOrder()).asLongBuffer();
            long sum = 0;
            for (int at = 0; at < longs.capacity(); at += PIECE / Long.BYTES) {
                sum += piece(longs, at);
            }
            return sum;
        }

        private static long piece(LongBuffer longs, int from) {
            long a = 0;
            long b = 0;
            long c = 0;
            long d = 0;
            for (int at = from; at < from + PIECE / Long.BYTES; at += 4) {
                a += longs.get(at);
                b += longs.get(at + 1);
                c += longs.get(at + 2);
                d += longs.get(at + 3);
            }
            return a + b + c + d;
        }
    }
}
