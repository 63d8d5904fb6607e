package dev.sluice.examples.load;

import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.data.ItemFilter;
import dev.sluice.examples.retrieve.FactorLikeVectors;
import dev.sluice.retrieval.InvertedFile;
import dev.sluice.retrieval.InvertedFileSettings;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.SampleQueries;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import dev.sluice.store.exchange.UnknownRow;
import dev.sluice.store.exchange.VectorFile;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up site: vectors of items and users as hard to search as those of a factorization ({@link FactorLikeVectors}),
 * popularity that grows with an item's norm and is log-normal, lists of neighbours that lie around the same centre, and
 * histories of what lies around a user's. Rows are streamed; making one keeps some tens of bytes an item and a user.
 */
final class World {
    /** The name of the model whose vectors are searched. */
    static final String FACTORS = "factors";
    /** The name of the model of neighbours. */
    static final String NEIGHBOURS = "neighbours";
    /** The moment at which the world stands still, so that the same request is the same query. */
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    /** Under which a version says what it was made of. */
    static final String PROVENANCE = "load.world";

    private static final int EVENTS_OF_A_USER = 20;
    private static final int NEIGHBOURS_OF_AN_ITEM = 50;
    private static final Duration SPAN = Duration.ofDays(30);
    /** One item in so many may not be recommended. */
    private static final int WITHDRAWN = 50;

    private static final int SEARCHED = 1_000;
    private static final int SAMPLE = 200;
    private static final double NORM_DEVIATION = 0.35;
    private static final double TYPICAL_COUNT = 20;
    private static final double COUNT_DEVIATION = 1.5;

    private final WorldSettings settings;
    private final Path itemFile;
    private final Path userFile;
    private final int[] centreOfItem;
    private final int[] centreOfUser;
    private final Groups groups;

    /**
     * Draws the vectors.
     *
     * @param scratch where they are kept, as long as the world is used
     */
    World(WorldSettings settings, Path scratch) throws IOException {
        this.settings = settings;
        this.itemFile = scratch.resolve("items.f32");
        this.userFile = scratch.resolve("users.f32");
        FactorLikeVectors vectors = new FactorLikeVectors(settings.dimension(), settings.seed());
        this.centreOfItem = vectors.writeItems(itemFile, settings.items());
        this.centreOfUser = vectors.writeQueries(userFile, settings.users());
        this.groups = new Groups(centreOfItem, FactorLikeVectors.CENTRES);
    }

    /** Which items may be recommended: all but those withdrawn. */
    static ItemFilter filter() {
        return catalogue -> ItemSet.matching(catalogue.items().rows(), World::isOffered);
    }

    /** Whether an item may be recommended. */
    static boolean isOffered(int item) {
        return item > 0 && item % WITHDRAWN != 0;
    }

    /** Publishes the world, with rankers, as the next version. */
    ModelVersion publish(ModelRepository repository, List<TrainedModel> rankers) throws IOException {
        return repository.publish(writer -> {
            writer.catalogue(MadeUpCatalogue.of(settings, centreOfItem, NOW));
            writer.provenance(PROVENANCE, settings.toString());
            vectors(FACTORS + ".items", itemFile, writer);
            vectors(FACTORS + ".users", userFile, writer);
            popularity(writer);
            neighbours(writer);
            histories(writer);
            cells(writer);
            for (TrainedModel ranker : rankers) {
                ranker.write(writer);
            }
        });
    }

    private void vectors(String table, Path from, SnapshotWriter writer) throws IOException {
        try (VectorFile vectors = VectorFile.float32(from, settings.dimension());
                EmbeddingWriter rows = writer.embeddings(table, ElementType.F32, settings.dimension())) {
            vectors.appendTo(rows, UnknownRow.NOT_IN_FILE);
        }
    }

    private void popularity(SnapshotWriter writer) throws IOException {
        try (EmbeddingStore items = EmbeddingStore.open(writer.file(FACTORS + ".items"));
                EmbeddingWriter counts = writer.embeddings(PopularCandidates.TABLE, ElementType.F32, 1)) {
            float[] vector = new float[settings.dimension()];
            counts.append(new float[1]);
            for (int item = 1; item <= settings.items(); item++) {
                items.copyRow(item, vector);
                counts.append(new float[] {count(vector)});
            }
        }
    }

    private static float count(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        double deviations = StrictMath.log(Math.sqrt(squares)) / NORM_DEVIATION;
        return (float) Math.rint(TYPICAL_COUNT * StrictMath.exp(COUNT_DEVIATION * deviations));
    }

    private void neighbours(SnapshotWriter writer) throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed() + 1);
        try (SparseWriter rows = writer.sparse(NEIGHBOURS + ".items")) {
            rows.append(new int[0], new float[0], new long[0]);
            for (int item = 1; item <= settings.items(); item++) {
                int[] found = neighbours(item, random);
                rows.append(found, falling(found.length, random), new long[0]);
            }
        }
    }

    private int[] neighbours(int item, SplittableRandom random) {
        IntLinkedOpenHashSet found = new IntLinkedOpenHashSet(NEIGHBOURS_OF_AN_ITEM);
        for (int draw = 0; draw < 2 * NEIGHBOURS_OF_AN_ITEM && found.size() < NEIGHBOURS_OF_AN_ITEM; draw++) {
            int other = groups.draw(centreOfItem[item - 1], random);
            if (other != item) {
                found.add(other);
            }
        }
        return found.toIntArray();
    }

    private static float[] falling(int count, SplittableRandom random) {
        float[] weights = new float[count];
        float weight = 1;
        for (int i = 0; i < count; i++) {
            weight *= (float) (1 - 0.1 * random.nextDouble());
            weights[i] = weight;
        }
        return weights;
    }

    private void histories(SnapshotWriter writer) throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed() + 2);
        try (SparseWriter rows = writer.sparse(Histories.NAME)) {
            rows.append(new int[0], new float[0], new long[0]);
            for (int user = 1; user <= settings.users(); user++) {
                history(user, random, rows);
            }
        }
    }

    private void history(int user, SplittableRandom random, SparseWriter rows) throws IOException {
        int[] items = new int[EVENTS_OF_A_USER];
        float[] values = new float[EVENTS_OF_A_USER];
        long[] times = new long[EVENTS_OF_A_USER];
        long step = SPAN.toMillis() / EVENTS_OF_A_USER;
        for (int event = 0; event < EVENTS_OF_A_USER; event++) {
            items[event] = groups.draw(centreOfUser[user - 1], random);
            values[event] = 1;
            times[event] = NOW.toEpochMilli() - (EVENTS_OF_A_USER - event) * step + random.nextLong(step);
        }
        rows.append(items, values, times);
    }

    private void cells(SnapshotWriter writer) throws IOException {
        String table = FACTORS + ".items";
        try (EmbeddingStore items = EmbeddingStore.open(writer.file(table));
                EmbeddingStore users = EmbeddingStore.open(writer.file(FACTORS + ".users"))) {
            SampleQueries sample = SampleQueries.rowsOf(users, SEARCHED, SAMPLE, settings.seed());
            InvertedFileSettings cells =
                    InvertedFileSettings.forItems(items.rows()).withSeed(settings.seed());
            writer.invertedFile(table + ".cells", file -> InvertedFile.build(items, cells, sample, file));
        }
    }
}
