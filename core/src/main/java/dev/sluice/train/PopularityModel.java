package dev.sluice.train;

import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;

/** How popular each item is. Written as the embedding table {@code popularity.items} of one dimension. */
public final class PopularityModel implements TrainedModel {
    /** The name of the model. */
    public static final String NAME = "popularity";

    private final PopularitySettings settings;
    private final double[] counts;

    PopularityModel(PopularitySettings settings, double[] counts) {
        this.settings = settings;
        this.counts = counts;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The count of an item, 0 of one that nobody met. */
    public double count(int item) {
        return counts[item];
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        float[] row = new float[1];
        try (EmbeddingWriter table = writer.embeddings(NAME + ".items", 1)) {
            for (double count : counts) {
                row[0] = (float) count;
                table.append(row);
            }
        }
        writer.provenance(NAME + ".counted", settings.counted().name());
        settings.recency().ifPresent(recency -> {
            writer.provenance(NAME + ".half-life", recency.halfLife().toString());
            writer.provenance(NAME + ".as-of", recency.asOf().toString());
        });
    }
}
