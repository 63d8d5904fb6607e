package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of vectors as others write them too: little-endian floats, row after row, nothing else. Unlike a table of
 * Sluice it has no row for the unknown.
 *
 * @param path the file
 * @param rows vectors in it, at least 1
 * @param dimension floats in a vector, at least 1
 */
public record VectorFile(Path path, int rows, int dimension) {
    private static final int BUFFER_BYTES = 1 << 20;

    /** Takes one row after another. */
    @FunctionalInterface
    public interface RowReader {
        /** Takes a row; the array is used again for the next one. */
        void read(int row, float[] vector) throws IOException;
    }

    /**
     * A file on the disk.
     *
     * @throws IOException if it is missing, empty, or not a whole number of vectors long
     */
    public static VectorFile of(Path path, int dimension) throws IOException {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1: " + dimension);
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + ": no such file");
        }
        long bytes = Files.size(path);
        long stride = (long) dimension * Float.BYTES;
        if (bytes == 0 || bytes % stride != 0 || bytes / stride > Integer.MAX_VALUE) {
            throw new IOException(
                    path + ": expected a whole number of rows of " + stride + " bytes, found " + bytes + " bytes");
        }
        return new VectorFile(path, (int) (bytes / stride), dimension);
    }

    /** Bytes of its floats. */
    public long bytes() {
        return (long) rows * dimension * Float.BYTES;
    }

    /**
     * Reads every row in order.
     *
     * @throws IOException if a number is not finite
     */
    public void forEach(RowReader reader) throws IOException {
        float[] vector = new float[dimension];
        int stride = dimension * Float.BYTES;
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.max(1, BUFFER_BYTES / stride) * stride)
                .order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(path)) {
            for (int row = 0; row < rows; row++) {
                if (row == 0 || buffer.remaining() == 0) {
                    fill(buffer, channel);
                }
                buffer.asFloatBuffer().get(vector);
                buffer.position(buffer.position() + stride);
                requireFinite(row, vector);
                reader.read(row, vector);
            }
        }
    }

    /** The first rows, each in an array of its own; all if there are not so many. */
    public List<float[]> first(int count) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        new VectorFile(path, Math.min(count, rows), dimension).forEach((row, vector) -> vectors.add(vector.clone()));
        return vectors;
    }

    private void fill(ByteBuffer buffer, FileChannel channel) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // goes on until the buffer is full or the file ends
        }
        buffer.flip();
        if (buffer.remaining() < dimension * Float.BYTES) {
            throw new IOException(path + ": ended before row " + rows);
        }
    }

    private void requireFinite(int row, float[] vector) throws IOException {
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                throw new IOException(path + ": row " + row + " must be finite: " + value);
            }
        }
    }
}
