package dev.sluice.ranking.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * What sources say of a batch is what is said of each candidate alone by whoever counts on their fingers, to the last
 * bit, whatever the memory held before.
 */
class FeatureRecountProperties {
    private static final int ITEMS = 40;
    private static final long NOW = 1_000L * 86_400_000;
    private static final List<Duration> SPANS = List.of(Duration.ofDays(3), Duration.ofDays(20));
    private static final Random RANDOM = new Random(5);
    private static final List<List<String>> TAGS = tags();
    private static final double[] PUBLISHED = RANDOM.doubles(ITEMS + 1)
            .map(number -> number < 0.1 ? Double.NaN : number * NOW / 900)
            .toArray();
    private static final float[] COUNTS = counts();
    private static final float[][] VECTORS = vectors();
    private static final BatchMemory MEMORY = BatchMemory.reusable();

    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any property
    private static PublishedModel model;

    private static List<List<String>> tags() {
        return IntStream.rangeClosed(0, ITEMS)
                .mapToObj(item -> RANDOM.ints(item == 0 ? 0 : RANDOM.nextInt(4), 0, 12)
                        .mapToObj(tag -> "t" + tag)
                        .distinct()
                        .toList())
                .toList();
    }

    private static float[] counts() {
        float[] counts = new float[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            counts[item] = RANDOM.nextInt(100);
        }
        return counts;
    }

    private static float[][] vectors() {
        float[][] vectors = new float[ITEMS][70];
        for (float[] vector : vectors) {
            boolean isZero = RANDOM.nextInt(6) == 0;
            for (int i = 0; i < vector.length; i++) {
                vector[i] = isZero ? 0 : (float) RANDOM.nextGaussian();
            }
        }
        return vectors;
    }

    @BeforeContainer
    static void publish() throws IOException {
        directory = Files.createTempDirectory("recount");
        model = PublishedModel.in(directory, writer -> {
            List<String> ids =
                    IntStream.rangeClosed(1, ITEMS).mapToObj(item -> "i" + item).toList();
            writer.catalogue(new Catalogue(
                    new Entities(
                            IdIndex.of(ids),
                            Map.of("tags", TagColumn.of(TAGS), "published", new NumberColumn(PUBLISHED))),
                    Entities.of(IdIndex.of(List.of("u")))));
            PublishedModel.column(writer, "popularity.items", COUNTS);
            PublishedModel.embeddings(writer, "als.items", VECTORS);
        });
    }

    @AfterContainer
    static void close() throws IOException {
        model.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Query query(Random random) {
        int events = random.nextInt(12);
        long[] times = random.longs(events, NOW - Duration.ofDays(40).toMillis(), NOW + 86_400_000L)
                .sorted()
                .toArray();
        float[] values = new float[events];
        int[] items = random.ints(events, 1, ITEMS + 1).toArray();
        return Query.of(model.version(), ItemSet.all(ITEMS + 1))
                .history(History.of(items, times, values))
                .moment(NOW)
                .build();
    }

    private static float[][] columns(FeatureSource source, Query query, int[] items) {
        MEMORY.reuse();
        return source.columns(query, Candidates.of(items, new float[items.length], items.length, MEMORY));
    }

    private static int[] items(Random random) {
        return random.ints(1, ITEMS + 1)
                .distinct()
                .limit(1 + random.nextInt(ITEMS))
                .toArray();
    }

    private static int past(Query query) {
        return (int) IntStream.range(0, query.history().size())
                .filter(event -> query.history().time(event) <= NOW)
                .count();
    }

    @Property(tries = 200)
    void affinities(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        int[] items = items(random);
        float[] column = columns(AffinityFeature.of(model.snapshot(), "tags"), query, items)[0];
        double everybody = IntStream.rangeClosed(1, ITEMS)
                .filter(item -> !TAGS.get(item).isEmpty())
                .mapToDouble(item -> COUNTS[item - 1] + 1.0)
                .sum();
        double tagged = IntStream.range(0, past(query))
                .filter(event -> !TAGS.get(query.history().item(event)).isEmpty())
                .count();
        for (int i = 0; i < items.length; i++) {
            double sum = 0;
            for (String tag : inOrderOfCodes(TAGS.get(items[i]))) {
                double share = IntStream.rangeClosed(1, ITEMS)
                                .filter(item -> TAGS.get(item).contains(tag))
                                .mapToDouble(item -> COUNTS[item - 1] + 1.0)
                                .sum()
                        / everybody;
                double met = IntStream.range(0, past(query))
                        .filter(event -> TAGS.get(query.history().item(event)).contains(tag))
                        .count();
                sum += StrictMath.log((met / share + 10) / (tagged + 10));
            }
            assertThat(column[i])
                    .isEqualTo(Float.valueOf((float) (sum / TAGS.get(items[i]).size())));
        }
    }

    private static List<String> inOrderOfCodes(List<String> tags) {
        List<String> all = model.snapshot().catalogue().items().tags("tags").values();
        return tags.stream()
                .sorted((one, other) -> Integer.compare(all.indexOf(one), all.indexOf(other)))
                .toList();
    }

    @Property(tries = 200)
    void encounters(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        int[] items = items(random);
        float[][] columns = columns(EncounterFeatures.of(model.snapshot(), "tags", SPANS), query, items);
        for (int i = 0; i < items.length; i++) {
            List<String> tags = TAGS.get(items[i]);
            float met = tags.isEmpty() ? Float.NaN : 0;
            float since = Float.NaN;
            float[] within = {met, met};
            for (String tag : tags) {
                int[] events = IntStream.range(0, past(query))
                        .filter(event -> TAGS.get(query.history().item(event)).contains(tag))
                        .toArray();
                for (int event : events) {
                    long age = NOW - query.history().time(event);
                    met = 1;
                    since = Float.isNaN(since) ? days(age) : Math.min(since, days(age));
                }
                for (int span = 0; span < within.length; span++) {
                    long millis = SPANS.get(span).toMillis();
                    long count = IntStream.of(events)
                            .filter(event -> NOW - query.history().time(event) < millis)
                            .count();
                    within[span] = Math.max(within[span], (float) StrictMath.log1p(count));
                }
            }
            assertThat(new float[] {columns[0][i], columns[1][i], columns[2][i], columns[3][i]})
                    .isEqualTo(new float[] {met, since, within[0], within[1]});
        }
    }

    private static float days(double millis) {
        return (float) StrictMath.log1p(Math.max(millis / 1e3, 0) / 86_400);
    }

    @Property(tries = 200)
    void flags(@ForAll long seed) {
        Random random = new Random(seed);
        int[] items = items(random);
        List<String> asked = List.of("t3", "t0", "t99");
        float[][] columns = columns(TagFeatures.of(model.snapshot(), "tags", asked), query(random), items);
        for (int i = 0; i < items.length; i++) {
            for (int tag = 0; tag < asked.size(); tag++) {
                List<String> tags = TAGS.get(items[i]);
                float flag = tags.contains(asked.get(tag)) ? 1 : 0;
                assertThat(columns[tag][i]).isEqualTo(Float.valueOf(tags.isEmpty() ? Float.NaN : flag));
            }
        }
    }

    @Property(tries = 200)
    void ages(@ForAll long seed) {
        Random random = new Random(seed);
        int[] items = items(random);
        float[] column = columns(AgeFeature.of(model.snapshot(), "published"), query(random), items)[0];
        for (int i = 0; i < items.length; i++) {
            double seconds = Math.max(NOW / 1e3 - PUBLISHED[items[i]], 0);
            assertThat(column[i]).isEqualTo(Float.valueOf((float) StrictMath.log1p(seconds / 86_400)));
        }
    }

    @Property(tries = 200)
    void likeness(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        int[] items = items(random);
        int latest = 1 + random.nextInt(6);
        float[][] columns = columns(HistorySimilarityFeatures.of(model.snapshot(), "als", latest), query, items);
        int[] met = IntStream.range(0, past(query))
                .map(event -> query.history().item(past(query) - 1 - event))
                .distinct()
                .limit(latest)
                .filter(item -> inverse(item) < Float.POSITIVE_INFINITY)
                .toArray();
        for (int i = 0; i < items.length; i++) {
            float max = Float.NEGATIVE_INFINITY;
            float sum = 0;
            for (int item : met) {
                float[] product = new float[1];
                model.snapshot().embeddings("als.items").dotRows(VECTORS[item - 1], new int[] {items[i]}, product);
                max = Math.max(max, product[0] * inverse(item));
                sum += product[0] * inverse(item);
            }
            float scale = met.length == 0 || Float.isInfinite(inverse(items[i])) ? Float.NaN : inverse(items[i]);
            assertThat(columns[0][i]).isEqualTo(Float.valueOf(max * scale));
            assertThat(columns[1][i]).isEqualTo(Float.valueOf(sum * (scale / met.length)));
        }
    }

    private static float inverse(int item) {
        double squares = 0;
        for (float number : VECTORS[item - 1]) {
            squares += (double) number * number;
        }
        return (float) (1 / Math.sqrt(squares));
    }
}
