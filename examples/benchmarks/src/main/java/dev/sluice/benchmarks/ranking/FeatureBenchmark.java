package dev.sluice.benchmarks.ranking;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.ranking.feature.AffinityFeature;
import dev.sluice.ranking.feature.AgeFeature;
import dev.sluice.ranking.feature.EmbeddingFeature;
import dev.sluice.ranking.feature.EncounterFeatures;
import dev.sluice.ranking.feature.HistoryMeanFeatures;
import dev.sluice.ranking.feature.HistorySimilarityFeatures;
import dev.sluice.ranking.feature.NumberFeature;
import dev.sluice.ranking.feature.TagFeatures;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a feature source take for the candidates of a request, and what does it leave to the collector
 * ({@code -prof gc})? Requests are of items at random, one after the other and none twice within a second, so that what
 * is known of the items is in no near cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class FeatureBenchmark {
    private static final int REQUESTS = 1_000;
    private static final int EVENTS = 20;
    private static final List<Duration> SPANS = List.of(Duration.ofDays(1), Duration.ofDays(7));

    /** What is asked: as many candidates as come before a light ranker, or as many as it leaves. */
    public enum Source {
        /** Inner products with a user. */
        PRODUCT(1_359) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return EmbeddingFeature.of(snapshot, MadeUpItems.MODEL);
            }
        },
        /** How much a user likes the category. */
        AFFINITY(1_359) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return AffinityFeature.of(snapshot, MadeUpItems.CATEGORY);
            }
        },
        /** The logarithm of the days since. */
        AGE(1_359) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return AgeFeature.of(snapshot, MadeUpItems.PUBLISHED);
            }
        },
        /** A number as it is. */
        NUMBER(1_359) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return NumberFeature.ofItems(snapshot, MadeUpItems.PUBLISHED);
            }
        },
        /** Cosines with 20 items. */
        LIKENESS(300) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return HistorySimilarityFeatures.of(snapshot, MadeUpItems.MODEL, EVENTS);
            }
        },
        /** A number beside the mean of the history. */
        DIFFERENCE(300) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return HistoryMeanFeatures.of(snapshot, MadeUpItems.PUBLISHED);
            }
        },
        /** When the category was met. */
        CATEGORY_MET(300) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return EncounterFeatures.of(snapshot, MadeUpItems.CATEGORY, SPANS);
            }
        },
        /** When three tags were met. */
        TAGS_MET(300) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return EncounterFeatures.of(snapshot, MadeUpItems.TAGS, SPANS);
            }
        },
        /** How much a user likes three tags. */
        TAG_AFFINITY(300) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return AffinityFeature.of(snapshot, MadeUpItems.TAGS);
            }
        },
        /** Which of 23 flags three tags have. */
        TAG_FLAGS(300) {
            @Override
            FeatureSource of(ModelSnapshot snapshot) {
                return TagFeatures.hashed(snapshot, MadeUpItems.TAGS, 23);
            }
        };

        final int candidates;

        Source(int candidates) {
            this.candidates = candidates;
        }

        abstract FeatureSource of(ModelSnapshot snapshot);
    }

    /** Which source. */
    @Param
    public Source source = Source.PRODUCT;

    /** How many items there are. */
    @Param("1000000")
    public int items;

    private final Random random = new Random(1);
    private final BatchMemory memory = BatchMemory.reusable();
    private Path directory = Path.of("");
    private int[][] requests = {};
    private Query[] queries = {};
    private int next;

    @SuppressWarnings("NullAway.Init") // JMH calls publish() first
    private ModelRepository repository;

    @SuppressWarnings("NullAway.Init")
    private Lease lease;

    @SuppressWarnings("NullAway.Init")
    private FeatureSource features;

    /** Made by JMH. */
    public FeatureBenchmark() {}

    /** Publishes the items and draws the requests. */
    @Setup
    public void publish() throws IOException {
        directory = Files.createTempDirectory("benchmark");
        repository = ModelRepository.open(directory);
        repository.publish(new MadeUpItems(items, REQUESTS)::write);
        lease = repository.lease();
        features = source.of(lease.snapshot());
        requests = new int[REQUESTS][];
        queries = new Query[REQUESTS];
        for (int request = 0; request < REQUESTS; request++) {
            requests[request] = random.ints(1, items + 1)
                    .distinct()
                    .limit(source.candidates)
                    .toArray();
            queries[request] = Query.of(lease.snapshot().version(), ItemSet.all(items + 1))
                    .user(request + 1)
                    .history(history())
                    .moment(MadeUpItems.NOW_MILLIS)
                    .build();
        }
    }

    private History history() {
        long[] times = new long[EVENTS];
        Arrays.setAll(
                times,
                event ->
                        MadeUpItems.NOW_MILLIS - Duration.ofDays(EVENTS - event).toMillis());
        float[] values = new float[EVENTS];
        Arrays.fill(values, 1);
        return History.of(random.ints(EVENTS, 1, items + 1).toArray(), times, values);
    }

    /** Fills the columns for the candidates of the next request. */
    @Benchmark
    public float[][] fill() {
        next = (next + 1) % REQUESTS;
        memory.reuse();
        int[] batch = requests[next];
        Candidates candidates = Candidates.of(batch, memory.floats(batch.length), batch.length, memory);
        float[][] columns = new float[features.provides().size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = memory.floats(batch.length);
        }
        features.fill(queries[next], candidates, columns);
        return columns;
    }

    /** Deletes what was published. */
    @TearDown
    public void delete() throws IOException {
        lease.close();
        repository.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
