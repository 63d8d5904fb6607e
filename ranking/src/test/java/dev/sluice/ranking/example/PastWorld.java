package dev.sluice.ranking.example;

import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;

import dev.sluice.FeatureSource;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.feature.ActivityFeature;
import dev.sluice.ranking.feature.AffinityFeature;
import dev.sluice.ranking.feature.AgeFeature;
import dev.sluice.ranking.feature.CategoryFeature;
import dev.sluice.ranking.feature.ContextFeature;
import dev.sluice.ranking.feature.CrossFeatures;
import dev.sluice.ranking.feature.EmbeddingFeature;
import dev.sluice.ranking.feature.EncounterFeatures;
import dev.sluice.ranking.feature.HistoryMeanFeatures;
import dev.sluice.ranking.feature.HistorySimilarityFeatures;
import dev.sluice.ranking.feature.NumberFeature;
import dev.sluice.ranking.feature.PositionFeature;
import dev.sluice.ranking.feature.ProposalFeatures;
import dev.sluice.ranking.feature.RecentActivityFeatures;
import dev.sluice.ranking.feature.SourceFeatures;
import dev.sluice.ranking.feature.TimeFeatures;
import dev.sluice.ranking.feature.TrendFeatures;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A version of some items and users, a log of what they did in thirty days, and every source that reads it. */
final class PastWorld {
    static final int ITEMS = 40;
    static final int USERS = 6;
    static final long DAY = 86_400_000L;
    static final long BEGIN = 20_000 * DAY;
    static final long END = BEGIN + 30 * DAY;

    private PastWorld() {}

    static PublishedModel publish(Path directory) throws IOException {
        Random random = new Random(3);
        List<String> categories = new ArrayList<>(List.of(""));
        double[] published = {Double.NaN};
        double[] prices = {Double.NaN};
        for (int item = 1; item <= ITEMS; item++) {
            categories.add(item % 7 == 0 ? "" : "c" + item % 5);
            published = with(published, item % 6 == 0 ? Double.NaN : BEGIN / 1000.0 + (item - 20) * 86_400.0);
            prices = with(prices, item % 8 == 0 ? Double.NaN : random.nextInt(100));
        }
        Entities items = new Entities(
                ids("i", ITEMS),
                Map.of(
                        "category",
                        TextColumn.of(categories),
                        "published",
                        new NumberColumn(published),
                        "price",
                        new NumberColumn(prices)));
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(new Catalogue(items, Entities.of(ids("u", USERS))));
            embeddings(writer, "als.users", vectors(random, USERS));
            embeddings(writer, "als.items", vectors(random, ITEMS));
            column(writer, "popularity.items", new float[ITEMS]);
        });
    }

    private static double[] with(double[] numbers, double next) {
        double[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = next;
        return more;
    }

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList());
    }

    private static float[][] vectors(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()})
                .toArray(float[][]::new);
    }

    /** What happened: events of all users at random moments, several of them at once. */
    static Interactions log(long seed) {
        Random random = new Random(seed);
        Interactions.Builder log = new Interactions.Builder();
        for (int event = 0; event < 300; event++) {
            long moment = BEGIN + random.nextInt(30 * 24) * DAY / 24;
            log.add(1 + random.nextInt(USERS), 1 + random.nextInt(ITEMS), moment, 1 + random.nextInt(5));
        }
        return log.build(USERS + 1, ITEMS + 1);
    }

    /** The sources, made of a log that need not end before the moments they are asked about. */
    static Map<String, FeatureSource> sources(ModelSnapshot snapshot, Interactions log) {
        List<Duration> spans = List.of(Duration.ofDays(1), Duration.ofDays(7));
        CategoryFeature category = CategoryFeature.ofItems(snapshot, "category");
        Map<String, FeatureSource> sources = new LinkedHashMap<>();
        sources.put("product", EmbeddingFeature.of(snapshot, "als"));
        sources.put("proposed", SourceFeatures.of("als", "popular"));
        sources.put("agreed", ProposalFeatures.of("als", "popular"));
        sources.put("age", AgeFeature.of(snapshot, "published"));
        sources.put("price", NumberFeature.ofItems(snapshot, "price"));
        sources.put("category", category);
        sources.put("device", ContextFeature.category("device"));
        sources.put("time", TimeFeatures.in(ZoneOffset.UTC));
        sources.put("cross", CrossFeatures.of(category, TimeFeatures.in(ZoneOffset.UTC)));
        sources.put("affinity", AffinityFeature.of(snapshot, "category").withHalfLife(Duration.ofDays(3)));
        sources.put("encounters", EncounterFeatures.of(snapshot, "category", spans));
        sources.put("activity", new ActivityFeature());
        sources.put("recent", RecentActivityFeatures.over(spans));
        sources.put("usual-price", HistoryMeanFeatures.of(snapshot, "price"));
        sources.put("alike", HistorySimilarityFeatures.of(snapshot, "als", 5));
        sources.put("trend", TrendFeatures.of(snapshot, log, spans));
        sources.put("position", PositionFeature.first());
        return sources;
    }

    /** Every number of some examples; a missing one equals another. */
    static List<List<Float>> rows(Examples examples) {
        List<List<Float>> rows = new ArrayList<>();
        for (int row = 0; row < examples.size(); row++) {
            List<Float> numbers = new ArrayList<>(features(examples, row));
            for (int head = 0; head < examples.heads().size(); head++) {
                numbers.add(examples.label(row, head));
            }
            numbers.add(examples.weight(row));
            numbers.add((float) examples.query(row));
            rows.add(numbers);
        }
        return rows;
    }

    static List<Float> features(Examples examples, int row) {
        return IntStream.range(0, examples.schema().size())
                .mapToObj(column -> examples.feature(row, column))
                .toList();
    }

    /** The same events in another order. */
    static Interactions shuffled(Interactions events, long seed) {
        int[] order = IntStream.range(0, events.size()).toArray();
        Random random = new Random(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return events.select(order);
    }

    /** Some events and others behind them, of which no named column is kept. */
    static Interactions and(Interactions events, Interactions more) {
        Interactions.Builder all = new Interactions.Builder();
        for (Interactions part : List.of(events, more)) {
            for (int event = 0; event < part.size(); event++) {
                all.add(part.user(event), part.item(event), part.time(event), part.value(event));
            }
        }
        return all.build(events.userRows(), events.itemRows());
    }
}
