package dev.sluice.examples.retrieve;

import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.exchange.UnknownRow;
import dev.sluice.store.exchange.VectorFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The vectors of a file as a mapped table of items, which is what an application would publish.
 *
 * @param store the table, the unknown's row of zeros in front
 */
public record ItemTable(EmbeddingStore store) implements Closeable {
    private static final ModelVersion VERSION = new ModelVersion("retrieve");

    /**
     * Writes a table of the vectors of a raw file into a directory, where it stays, and maps it.
     *
     * @throws IOException also if the file has no vectors, is no whole number of them, or holds a number that is not
     *     finite; names the row
     */
    public static ItemTable of(Path file, int dimension, Path directory) throws IOException {
        Path table = directory.resolve("items.emb");
        try (VectorFile vectors = VectorFile.float32(file, dimension)) {
            if (vectors.rows() < 1 || vectors.rows() >= Integer.MAX_VALUE) {
                throw new IOException(
                        file + ": must have from 1 to " + (Integer.MAX_VALUE - 1) + " vectors: " + vectors.rows());
            }
            EmbeddingStore.write(
                    table,
                    VERSION,
                    ElementType.F32,
                    dimension,
                    writer -> vectors.appendTo(writer, UnknownRow.NOT_IN_FILE));
        }
        return new ItemTable(EmbeddingStore.open(table));
    }

    /** How many vectors the file has. */
    public int items() {
        return (int) store.rows() - 1;
    }

    /** Bytes of the vectors as 32-bit floats: what the fastest possible exact search would read. */
    public long bytes() {
        return (long) items() * store.dimension() * Float.BYTES;
    }

    /** A query that allows every item. */
    public Query query(double effort) {
        return Query.of(VERSION, ItemSet.all((int) store.rows())).effort(effort).build();
    }

    /** Unmaps the table. */
    @Override
    public void close() {
        store.close();
    }
}
