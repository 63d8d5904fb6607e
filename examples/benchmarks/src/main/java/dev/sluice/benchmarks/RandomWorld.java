package dev.sluice.benchmarks;

import dev.sluice.data.IdIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A published version of random vectors, in a folder of its own that is deleted at the end. */
final class RandomWorld implements AutoCloseable {
    private final Path directory;
    private final ModelRepository repository;
    private final Lease lease;

    private RandomWorld(Path directory, ModelRepository repository) throws IOException {
        this.directory = directory;
        this.repository = repository;
        this.lease = repository.lease();
    }

    /** Publishes what is written, and says by which kernels it is read. */
    static RandomWorld of(ModelRepository.Content content) throws IOException {
        Path directory = Files.createTempDirectory("benchmark");
        ModelRepository repository = ModelRepository.open(directory);
        repository.publish(content);
        System.out.println("kernels: " + EmbeddingStore.kernels());
        return new RandomWorld(directory, repository);
    }

    /** The ids "1" to this many. */
    static IdIndex ids(int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }

    /** Writes a table of this many random vectors, behind that of the unknown, which is zero. */
    static void vectors(SnapshotWriter writer, String table, int rows, int dimension, Random random)
            throws IOException {
        try (EmbeddingWriter vectors = writer.embeddings(table, ElementType.F32, dimension)) {
            float[] vector = new float[dimension];
            vectors.append(vector);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < dimension; i++) {
                    vector[i] = (float) random.nextGaussian();
                }
                vectors.append(vector);
            }
        }
    }

    /** What was published. */
    ModelSnapshot snapshot() {
        return lease.snapshot();
    }

    @Override
    public void close() throws IOException {
        lease.close();
        repository.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
