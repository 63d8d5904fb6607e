package dev.sluice.retrieval;

import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Path;

/** Builds an inverted file: trains its cells, takes the items there, calibrates, writes. */
final class CellBuild {
    private CellBuild() {}

    static void build(EmbeddingStore items, InvertedFileSettings settings, SampleQueries queries, Path file)
            throws IOException {
        float[] directions = CellTraining.train(items, settings);
        try (Centroids centroids = Centroids.of(directions, items.dimension())) {
            CellAssignment assignment = CellAssignment.of(items, centroids, settings.similarity());
            Shares shares = new Calibration(
                            items,
                            settings.similarity(),
                            CellSketch.of(assignment),
                            assignment.places(),
                            centroids,
                            assignment.fits())
                    .shares(queries, settings.recall());
            try (CellWriter writer = new CellWriter(file, items, assignment)) {
                writer.write(directions, settings.similarity(), settings.recall(), shares);
            }
        }
    }
}
