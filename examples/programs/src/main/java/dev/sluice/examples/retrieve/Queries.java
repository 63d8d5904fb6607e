package dev.sluice.examples.retrieve;

import dev.sluice.store.exchange.VectorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Vectors to search for. */
public final class Queries {
    private Queries() {}

    /**
     * Reads all vectors of a raw file.
     *
     * @throws IOException also if there are none, the file is no whole number of them, or a number is not finite; names
     *     the row
     */
    public static List<float[]> read(Path file, int dimension) throws IOException {
        try (VectorFile vectors = VectorFile.float32(file, dimension)) {
            if (vectors.rows() < 1 || vectors.rows() > Integer.MAX_VALUE) {
                throw new IOException(
                        file + ": must have from 1 to " + Integer.MAX_VALUE + " vectors: " + vectors.rows());
            }
            List<float[]> queries = new ArrayList<>();
            for (int row = 0; row < vectors.rows(); row++) {
                float[] query = new float[dimension];
                vectors.copyRow(row, query);
                requireFinite(file, row, query);
                queries.add(query);
            }
            return queries;
        }
    }

    private static void requireFinite(Path file, int row, float[] query) throws IOException {
        for (int i = 0; i < query.length; i++) {
            if (!Float.isFinite(query[i])) {
                throw new IOException(file + ": row " + row + " must be finite: " + query[i] + " at " + i);
            }
        }
    }
}
