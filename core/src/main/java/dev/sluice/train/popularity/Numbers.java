package dev.sluice.train.popularity;

import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;

/** What the models of this package write. */
final class Numbers {
    private Numbers() {}

    /** A number for each item, as the embedding table {@code <name>.items} of one dimension. */
    static void write(double[] numbers, String name, SnapshotWriter writer) throws IOException {
        table(numbers, name + ".items", writer);
    }

    static void table(double[] numbers, String table, SnapshotWriter writer) throws IOException {
        float[] row = new float[1];
        try (EmbeddingWriter embeddings = writer.embeddings(table, ElementType.F32, 1)) {
            for (double number : numbers) {
                row[0] = (float) number;
                embeddings.append(row);
            }
        }
    }

    static void note(PopularitySettings settings, String name, SnapshotWriter writer) {
        writer.provenance(name + ".counted", settings.counted().name());
        settings.window().ifPresent(window -> {
            writer.provenance(name + ".from", window.from().toString());
            writer.provenance(name + ".to", window.to().toString());
        });
        settings.recency().ifPresent(recency -> {
            writer.provenance(name + ".half-life", recency.halfLife().toString());
            writer.provenance(name + ".as-of", recency.asOf().toString());
        });
    }
}
