package dev.sluice.benchmarks.training;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.benchmarks.ProcessTime;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.examples.retrieve.FactorLikeVectors;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.retrieval.ResidentIndex;
import dev.sluice.retrieval.Similarity;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lists of a hundred for many users at once, on one thread, each without an item that the user has seen. */
final class ListSpeed {
    private static final int DIMENSION = 64;
    private static final int LIMIT = 100;
    private static final int RUNS = 5;

    private final int items;
    private final int users;

    ListSpeed(int items, int users) {
        this.items = items;
        this.users = users;
    }

    void run(PrintWriter out) throws IOException {
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                ModelRepository repository = ModelRepository.open(scratch.path().resolve("models"))) {
            FactorLikeVectors vectors = new FactorLikeVectors(DIMENSION, 42);
            Path rows = scratch.path().resolve("items.f32");
            vectors.writeItems(rows, items);
            Path queries = scratch.path().resolve("queries.f32");
            vectors.writeQueries(queries, users);
            publish(read(rows), repository);
            try (Lease lease = repository.lease()) {
                EmbeddingStore store = lease.snapshot().embeddings("items");
                time("as published", ExactIndex.over(store), store, read(queries), out);
                for (ElementType type : ElementType.values()) {
                    try (ResidentIndex index = ResidentIndex.of(store, type, Similarity.INNER_PRODUCT)) {
                        time("resident " + type, index, store, read(queries), out);
                    }
                }
            }
        }
    }

    private void publish(List<float[]> rows, ModelRepository repository) throws IOException {
        IdIndex.Builder ids = new IdIndex.Builder();
        IntStream.rangeClosed(1, items).forEach(id -> ids.rowOf((long) id));
        repository.publish(writer -> {
            writer.catalogue(Catalogue.of(ids.build(), IdIndex.of(List.of())));
            try (EmbeddingWriter table = writer.embeddings("items", ElementType.F32, DIMENSION)) {
                table.append(new float[DIMENSION]);
                for (float[] row : rows) {
                    table.append(row);
                }
            }
        });
    }

    private void time(String name, VectorIndex index, EmbeddingStore store, List<float[]> vectors, PrintWriter out) {
        ItemSet all = ItemSet.all(items + 1);
        List<Query> queries = IntStream.range(0, users)
                .mapToObj(user ->
                        Query.of(store.version(), all.without(1 + user % items)).build())
                .toList();
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            double start = ProcessTime.seconds();
            index.searchAll(vectors, LIMIT, queries);
            best = Math.min(best, ProcessTime.seconds() - start);
        }
        out.printf("lists of %d from %,d items, %s: %,.0f users a CPU second%n", LIMIT, items, name, users / best);
    }

    private static List<float[]> read(Path file) throws IOException {
        FloatBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        List<float[]> rows = new ArrayList<>();
        while (numbers.hasRemaining()) {
            float[] row = new float[DIMENSION];
            numbers.get(row);
            rows.add(row);
        }
        return rows;
    }
}
