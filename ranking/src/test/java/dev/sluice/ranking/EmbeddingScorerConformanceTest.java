package dev.sluice.ranking;

import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerConformance;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Products of vectors keep to what scorers keep to. */
class EmbeddingScorerConformanceTest extends ScorerConformance {
    private static final int USERS = 6;
    private static final int ITEMS = 50;
    private static final int DIMENSION = 9;

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any test
    private static PublishedModel model;

    @BeforeAll
    static void publish() throws IOException {
        Random random = new Random(1);
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(ITEMS, USERS));
            PublishedModel.embeddings(writer, "als.users", vectors(random, USERS));
            PublishedModel.embeddings(writer, "als.items", vectors(random, ITEMS));
        });
    }

    private static float[][] vectors(Random random, int rows) {
        float[][] vectors = new float[rows][DIMENSION];
        for (float[] vector : vectors) {
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] = (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Override
    protected Scorer scorer() {
        return EmbeddingScorer.of(model.snapshot(), "als");
    }

    @Override
    protected LawCases cases() {
        return LawCases.of(model.version(), USERS + 1, ITEMS + 1);
    }
}
