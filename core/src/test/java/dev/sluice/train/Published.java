package dev.sluice.train;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Publishes a model and shows what became of it. */
public final class Published {
    private Published() {}

    /**
     * Publishes into a directory and reads.
     *
     * @param users how many, without the unknown
     * @param items how many, without the unknown
     */
    public static void read(Path directory, TrainedModel model, int users, int items, Consumer<ModelSnapshot> reader)
            throws IOException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> {
                writer.catalogue(Catalogue.of(ids(items), ids(users)));
                model.write(writer);
            });
            try (Lease lease = repository.lease()) {
                reader.accept(lease.snapshot());
            }
        }
    }

    public static float[][] rows(EmbeddingStore table) {
        float[][] rows = new float[(int) table.rows()][table.dimension()];
        for (int row = 0; row < rows.length; row++) {
            table.copyRow(row, rows[row]);
        }
        return rows;
    }

    private static IdIndex ids(int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }
}
