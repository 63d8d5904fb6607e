package dev.sluice.train.engine;

import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/** Writes what was trained as embedding tables of floats. */
public final class Tables {
    private Tables() {}

    /** Writes the rows from 0 on. */
    public static void vectors(SnapshotWriter writer, String table, int rows, int dimension, Vectors vectors)
            throws IOException {
        float[] row = new float[dimension];
        try (EmbeddingWriter embeddings = writer.embeddings(table, ElementType.F32, dimension)) {
            for (int i = 0; i < rows; i++) {
                vectors.copy(i, row);
                embeddings.append(row);
            }
        }
    }

    /** Writes a number for each row from 0 on, as a table of one dimension. */
    public static void numbers(SnapshotWriter writer, String table, int rows, IntToDoubleFunction number)
            throws IOException {
        vectors(writer, table, rows, 1, (row, into) -> into[0] = (float) number.applyAsDouble(row));
    }
}
