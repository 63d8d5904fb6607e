package dev.sluice.store.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Where in a file a table stands, and what it is made of. */
record Layout(long from, long rows, int dimension, NumberType type) {
    private static final int MOST_NUMBERS = 1 << 16;

    /** A table of a shape that was read from a file. */
    static Layout of(long from, long rows, long dimension, NumberType type, String file) throws IOException {
        if (dimension < 1 || dimension > MOST_NUMBERS) {
            throw new IOException(file + ": dimension must be from 1 to " + MOST_NUMBERS + ": " + dimension);
        }
        if (rows > Long.MAX_VALUE >> 24) {
            throw new IOException(file + ": cannot have so many rows: " + rows);
        }
        return new Layout(from, rows, (int) dimension, type);
    }

    int stride() {
        return dimension * type.bytes;
    }

    long bytes() {
        return rows * stride();
    }

    /** The next bytes of a file, little-endian. */
    static ByteBuffer read(FileChannel channel, int bytes, String file) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException(file + ": ends in its header, after " + channel.size() + " bytes");
            }
        }
        return into.flip();
    }
}
