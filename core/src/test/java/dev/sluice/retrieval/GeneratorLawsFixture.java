package dev.sluice.retrieval;

import dev.sluice.Query;
import dev.sluice.conformance.CandidateGeneratorLaws;
import dev.sluice.conformance.LawCases;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
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
            PublishedModel.embeddings(writer, "filter.items", drawn(random, ITEMS));
            PublishedModel.column(writer, "filter.shares.items", shares(random));
            writeVotes(random, writer);
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
    public LawCases cases() {
        return LawCases.of(model.version(), USERS + 1, ITEMS + 1);
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

    private static float[] shares(Random random) {
        float[] shares = new float[ITEMS];
        for (int item = 1; item <= ITEMS; item++) {
            shares[item - 1] = isLearned(item) ? random.nextFloat() + 0.1f : 0;
        }
        return shares;
    }

    /** Every item votes for three others. */
    private static void writeVotes(Random random, SnapshotWriter writer) throws IOException {
        try (SparseWriter votes = writer.sparse("filter.votes.items")) {
            votes.append(new int[0], new float[0], new long[0]);
            for (int item = 1; item <= ITEMS; item++) {
                int[] voted = {1 + item % ITEMS, 1 + (item + 7) % ITEMS, 1 + (item + 20) % ITEMS};
                float[] weights = {random.nextFloat(), random.nextFloat(), -random.nextFloat()};
                votes.append(voted, weights, new long[0]);
            }
        }
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
