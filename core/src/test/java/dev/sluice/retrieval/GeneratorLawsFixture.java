package dev.sluice.retrieval;

import dev.sluice.CandidateGeneratorLaws;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A published model of drawn vectors, of which users and items with numbers divisible by 5 were not learned. */
abstract class GeneratorLawsFixture implements CandidateGeneratorLaws {
    private static final int USERS = 12;
    private static final int ITEMS = 70;
    private static final int DIMENSION = 5;

    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any law is tried
    static PublishedModel model;

    @BeforeContainer
    static void publish() throws IOException {
        directory = Files.createTempDirectory("laws");
        model = PublishedModel.in(directory, writer -> {
            Random random = new Random(3);
            writer.catalogue(PublishedModel.catalogue(ITEMS, USERS));
            PublishedModel.embeddings(writer, "als.users", drawn(random, USERS));
            PublishedModel.embeddings(writer, "als.items", drawn(random, ITEMS));
        });
    }

    @AfterContainer
    static void close() throws IOException {
        model.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(GeneratorLawsFixture::delete);
        }
    }

    static boolean isLearned(int row) {
        return row % 5 != 0;
    }

    @Override
    public ModelVersion version() {
        return model.version();
    }

    @Override
    public int userRows() {
        return USERS + 1;
    }

    @Override
    public int itemRows() {
        return ITEMS + 1;
    }

    private static float[][] drawn(Random random, int rows) {
        float[][] vectors = new float[rows][DIMENSION];
        for (int row = 1; row <= rows; row++) {
            for (int i = 0; i < DIMENSION && isLearned(row); i++) {
                vectors[row - 1][i] = (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The different items of a query's history of which something was learned. */
    static int[] seeds(Query query) {
        return Arrays.stream(query.history().items())
                .distinct()
                .filter(GeneratorLawsFixture::isLearned)
                .toArray();
    }
}
