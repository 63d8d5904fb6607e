package dev.sluice.train.popularity;

import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;

/** How popular each item is. Written as the embedding table {@code popularity.items} of one dimension. */
public final class PopularityModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "popularity";

    private final String name;
    private final PopularitySettings settings;
    private final double[] counts;

    PopularityModel(String name, PopularitySettings settings, double[] counts) {
        this.name = name;
        this.settings = settings;
        this.counts = counts;
    }

    /**
     * The same counts under another name, so that one version can hold what was popular at any time beside what is
     * popular now. Its table is {@code <name>.items}.
     */
    public PopularityModel named(String other) {
        return new PopularityModel(other, settings, counts);
    }

    @Override
    public String name() {
        return name;
    }

    /** The count of an item, 0 of one that nobody met. */
    public double count(int item) {
        return counts[item];
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        float[] row = new float[1];
        try (EmbeddingWriter table = writer.embeddings(name + ".items", ElementType.F32, 1)) {
            for (double count : counts) {
                row[0] = (float) count;
                table.append(row);
            }
        }
        writer.provenance(name + ".counted", settings.counted().name());
        settings.recency().ifPresent(recency -> {
            writer.provenance(name + ".half-life", recency.halfLife().toString());
            writer.provenance(name + ".as-of", recency.asOf().toString());
        });
    }
}
