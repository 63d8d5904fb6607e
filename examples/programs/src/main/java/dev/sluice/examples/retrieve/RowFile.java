package dev.sluice.examples.retrieve;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files of rows found, or to be found: little-endian 32-bit integers, as many for each query, query after query. */
public final class RowFile {
    private RowFile() {}

    /**
     * Reads the rows of every query.
     *
     * @param queries how many there are
     * @param k rows of each
     * @param rows how many rows there are to be found
     * @throws IOException also if the file is of another length, or a row is none or comes twice; names the query
     */
    public static List<int[]> read(Path file, int queries, int k, int rows) throws IOException {
        long expected = (long) queries * k * Integer.BYTES;
        List<int[]> found = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() != expected) {
                throw new IOException(file + ": must be " + queries + " queries of " + k + " rows, " + expected
                        + " bytes: " + channel.size());
            }
            ByteBuffer one = ByteBuffer.allocate(k * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int query = 0; query < queries; query++) {
                one.clear();
                while (one.hasRemaining() && channel.read(one) >= 0) {
                    // goes on until the query is whole
                }
                int[] wanted = new int[k];
                one.flip().asIntBuffer().get(wanted);
                require(file, query, wanted, rows);
                found.add(wanted);
            }
        }
        return found;
    }

    private static void require(Path file, int query, int[] wanted, int rows) throws IOException {
        int[] sorted = wanted.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] < 0 || sorted[i] >= rows) {
                throw new IOException(
                        file + ": query " + query + ": a row must be from 0 to " + (rows - 1) + ": " + sorted[i]);
            }
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw new IOException(file + ": query " + query + ": row comes twice: " + sorted[i]);
            }
        }
    }

    /** Writes the rows of every query. */
    public static void write(Path file, List<int[]> found) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int[] rows : found) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(rows.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().put(rows);
                out.write(bytes.array());
            }
        }
    }
}
