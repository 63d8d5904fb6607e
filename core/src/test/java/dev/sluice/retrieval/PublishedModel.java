package dev.sluice.retrieval;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A repository in a directory of a test, the current version of which is on lease until it is closed. */
public final class PublishedModel implements AutoCloseable {
    private final ModelRepository repository;
    private Lease lease;

    private PublishedModel(ModelRepository repository, Lease lease) {
        this.repository = repository;
        this.lease = lease;
    }

    /** Publishes one version. */
    public static PublishedModel in(Path directory, ModelRepository.Content content) throws IOException {
        ModelRepository repository = ModelRepository.open(directory);
        repository.publish(content);
        return new PublishedModel(repository, repository.lease());
    }

    /** Publishes another version and holds it instead. */
    public void republish(ModelRepository.Content content) throws IOException {
        repository.publish(content);
        lease.close();
        lease = repository.lease();
    }

    public ModelRepository repository() {
        return repository;
    }

    public ModelSnapshot snapshot() {
        return lease.snapshot();
    }

    public ModelVersion version() {
        return lease.snapshot().version();
    }

    @Override
    public void close() {
        lease.close();
        repository.close();
    }

    /** Items {@code i1} to {@code i<items>} and users {@code u1} to {@code u<users>}. */
    public static Catalogue catalogue(int items, int users) {
        return Catalogue.of(ids("i", items), ids("u", users));
    }

    /** An embedding table of these rows, behind a row of zeros for the unknown. */
    public static void embeddings(SnapshotWriter writer, String table, float[]... rows) throws IOException {
        int dimension = rows.length == 0 ? 1 : rows[0].length;
        try (EmbeddingWriter embeddings = writer.embeddings(table, ElementType.F32, dimension)) {
            embeddings.append(new float[dimension]);
            for (float[] row : rows) {
                embeddings.append(row);
            }
        }
    }

    /** An embedding table of one dimension. */
    public static void column(SnapshotWriter writer, String table, float... numbers) throws IOException {
        float[][] rows = new float[numbers.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {numbers[i]};
        }
        embeddings(writer, table, rows);
    }

    /** A sparse table of these rows with the value 1 and times from 0 on, behind an empty row for the unknown. */
    public static void lists(SnapshotWriter writer, String table, int[]... rows) throws IOException {
        try (SparseWriter sparse = writer.sparse(table)) {
            sparse.append(new int[0], new float[0], new long[0]);
            for (int[] row : rows) {
                float[] values = new float[row.length];
                java.util.Arrays.fill(values, 1);
                sparse.append(
                        row,
                        values,
                        IntStream.range(0, row.length).asLongStream().toArray());
            }
        }
    }

    private static IdIndex ids(String prefix, int count) {
        List<String> ids =
                IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
        return IdIndex.of(ids);
    }
}
