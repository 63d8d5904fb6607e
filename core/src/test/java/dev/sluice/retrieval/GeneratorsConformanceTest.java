package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Query;
import dev.sluice.conformance.GeneratorConformance;
import dev.sluice.conformance.LawCases;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.funnel.Funnel;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.Events;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.content.ContentModel;
import dev.sluice.train.content.ContentSettings;
import dev.sluice.train.content.ContentTrainer;
import dev.sluice.train.content.Items;
import dev.sluice.train.popularity.ContextModel;
import dev.sluice.train.popularity.ContextSettings;
import dev.sluice.train.popularity.ContextTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every generator of this package, and a funnel of some of them, keeps to what generators keep to. */
class GeneratorsConformanceTest {
    private static final int USER_ROWS = 30;
    private static final int ITEM_ROWS = 61;
    private static final int DIMENSION = 5;
    private static final List<String> COUNTRIES = List.of("", "de", "fr", "it", "日本");

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any test
    private static PublishedModel model;

    @BeforeAll
    static void publish() throws IOException {
        Random random = new Random(3);
        Items items = items(random);
        Catalogue catalogue = catalogue(items);
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(catalogue);
            PublishedModel.embeddings(writer, "als.users", vectors(random, USER_ROWS - 1));
            PublishedModel.embeddings(writer, "als.items", vectors(random, ITEM_ROWS - 1));
            PublishedModel.embeddings(writer, "filter.items", vectors(random, ITEM_ROWS - 1));
            PublishedModel.column(writer, "filter.shares.items", shares(random));
            PublishedModel.lists(writer, "filter.votes.items", votes());
            PublishedModel.lists(writer, "knn.items", votes());
            PublishedModel.column(writer, "popularity.items", shares(random));
            writeTrained(writer, items, catalogue);
        });
    }

    private static void writeTrained(SnapshotWriter writer, Items items, Catalogue catalogue) throws IOException {
        new ContentTrainer(ContentSettings.defaults().withLeastItems(1))
                .train(items.entities(), TrainingListener.NONE)
                .write(writer);
        new ContextTrainer(ContextSettings.ofUsers("country").withPrior(3))
                .train(new Dataset(Events.random(USER_ROWS - 2, ITEM_ROWS - 2, 300, 1), catalogue))
                .write(writer);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static Items items(Random random) {
        Items items = new Items();
        for (int item = 1; item < ITEM_ROWS; item++) {
            items.add("w" + random.nextInt(9) + " w" + random.nextInt(9), "t" + random.nextInt(5));
        }
        return items;
    }

    private static Catalogue catalogue(Items items) {
        Catalogue ids = items.catalogue(USER_ROWS - 1);
        TextColumn countries = TextColumn.of(IntStream.range(0, USER_ROWS)
                .mapToObj(user -> user == 0 ? "" : COUNTRIES.get(user % COUNTRIES.size()))
                .toList());
        return new Catalogue(ids.items(), new Entities(ids.users().ids(), Map.of("country", countries)));
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

    private static float[] shares(Random random) {
        float[] shares = new float[ITEM_ROWS - 1];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 0.1f + random.nextFloat();
        }
        return shares;
    }

    /** Every item votes for three others. */
    private static int[][] votes() {
        int items = ITEM_ROWS - 1;
        return IntStream.range(0, items)
                .mapToObj(i -> new int[] {1 + (i + 1) % items, 1 + (i + 7) % items, 1 + (i + 20) % items})
                .toArray(int[][]::new);
    }

    private abstract static class OfTheModel extends GeneratorConformance {
        @Override
        protected LawCases cases() {
            return LawCases.of(model.version(), USER_ROWS, ITEM_ROWS);
        }
    }

    @Nested
    class ByEmbeddings extends OfTheModel {
        private final CandidateGenerator generator = EmbeddingCandidates.of(model.snapshot(), "als");

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }

        @Override
        protected boolean complete(Query query) {
            return query.user() != Query.UNKNOWN_USER;
        }
    }

    @Nested
    class ByNeighbours extends OfTheModel {
        private final CandidateGenerator generator = NeighbourCandidates.of(model.snapshot(), "knn");

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }
    }

    @Nested
    class ByPopularity extends OfTheModel {
        private final CandidateGenerator generator = PopularCandidates.of(model.snapshot());

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }

        @Override
        protected boolean complete(Query query) {
            return true;
        }
    }

    @Nested
    class NearToOneSeed extends OfTheModel {
        private final CandidateGenerator generator = SimilarItems.of(model.snapshot(), "als");

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }
    }

    @Nested
    class NearToAllSeeds extends OfTheModel {
        private final CandidateGenerator generator =
                SimilarItems.of(model.snapshot(), "als").withCombination(SimilarItems.Combination.SUM);

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }
    }

    @Nested
    class ByGraphFilter extends OfTheModel {
        private final CandidateGenerator generator = GraphFilterCandidates.of(model.snapshot(), "filter");

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }

        @Override
        protected boolean complete(Query query) {
            return query.history().size() > 0;
        }
    }

    @Nested
    class ByContent extends OfTheModel {
        private final CandidateGenerator generator = ContentCandidates.of(model.snapshot(), ContentModel.NAME);

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }
    }

    @Nested
    class ByContext extends OfTheModel {
        private final CandidateGenerator generator = ContextCandidates.of(model.snapshot(), ContextModel.NAME);

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }

        @Override
        protected boolean complete(Query query) {
            return true;
        }
    }

    /** A funnel is a generator as well, and one that nests another too. */
    @Nested
    class AsAFunnel extends OfTheModel {
        private final CandidateGenerator generator = nested();

        private static Funnel nested() {
            Funnel inner = Funnel.of(model.version())
                    .generator("als", EmbeddingCandidates.of(model.snapshot(), "als"), 20)
                    .generator("knn", NeighbourCandidates.of(model.snapshot(), "knn"), 20)
                    .withoutFallback()
                    .build();
            return Funnel.of(model.version())
                    .generator("personal", inner, 30)
                    .generator("similar", SimilarItems.of(model.snapshot(), "als"), 10)
                    .fallback("popular", PopularCandidates.of(model.snapshot()))
                    .build();
        }

        @Override
        protected CandidateGenerator generator() {
            return generator;
        }

        @Override
        protected boolean complete(Query query) {
            return true;
        }
    }
}
