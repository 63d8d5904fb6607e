package dev.sluice.benchmarks;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.ranking.EmbeddingScorer;
import dev.sluice.ranking.tower.TwoTowerModel;
import dev.sluice.ranking.tower.TwoTowerSettings;
import dev.sluice.ranking.tower.TwoTowerTrainer;
import dev.sluice.ranking.tower.TwoTowerUsers;
import dev.sluice.retrieval.UserVectors;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * How long does two towers' light ranking of a request take: the user's vector, the scores of 2,000 candidates of
 * 100,000 items by it, and both? The history has as many events as the user tower looks at.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TowerBenchmark {
    private static final int ITEMS = 100_000;
    private static final int CANDIDATES = 2000;
    private static final long NOW = 1_700_000_000_000L;

    /** Numbers in a vector. */
    @Param("64")
    public int dimension;

    /** Units of the hidden layer. */
    @Param({"0", "64"})
    public int hidden;

    @SuppressWarnings("NullAway.Init") // JMH calls publish() first
    private Scratch scratch;

    @SuppressWarnings("NullAway.Init")
    private ModelRepository repository;

    @SuppressWarnings("NullAway.Init")
    private Lease lease;

    @SuppressWarnings("NullAway.Init")
    private TwoTowerUsers users;

    @SuppressWarnings("NullAway.Init")
    private EmbeddingStore items;

    @SuppressWarnings("NullAway.Init")
    private EmbeddingScorer scorer;

    @SuppressWarnings("NullAway.Init")
    private EmbeddingScorer scorerOfKnown;

    @SuppressWarnings("NullAway.Init")
    private Query query;

    private Candidates candidates = Candidates.NONE;
    private final float[] scores = new float[CANDIDATES];
    private float[] vector = {};

    /** Made by JMH. */
    public TowerBenchmark() {}

    /** Trains on a few events and publishes. */
    @Setup
    public void publish() throws IOException {
        Random random = new Random(1);
        Interactions.Builder events = new Interactions.Builder();
        for (int event = 0; event < 2000; event++) {
            events.add(1 + random.nextInt(50), 1 + random.nextInt(ITEMS), NOW + event, 1);
        }
        Dataset data = new Dataset(events.build(51, ITEMS + 1), Catalogue.of(ids("i", ITEMS), ids("u", 50)));
        TwoTowerSettings settings = TwoTowerSettings.defaults()
                .withDimension(dimension)
                .withHidden(hidden)
                .withEpochs(1)
                .withThreads(1);
        TwoTowerModel model = new TwoTowerTrainer(settings).train(data, TrainingListener.NONE);
        scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
        repository = ModelRepository.open(scratch.path().resolve("models"));
        repository.publish(writer -> {
            writer.catalogue(data.catalogue());
            model.write(writer);
        });
        lease = repository.lease();
        users = TwoTowerUsers.of(lease.snapshot(), TwoTowerModel.NAME);
        items = lease.snapshot().embeddings(TwoTowerModel.NAME + ".items");
        scorer = EmbeddingScorer.over(items, users);
        query = query(random, settings.inputs().history());
        vector = new float[dimension];
        users.read(query, vector);
        scorerOfKnown = EmbeddingScorer.over(items, new Known(vector.clone()));
        candidates = Candidates.of(
                random.ints(1, ITEMS + 1).distinct().limit(CANDIDATES).toArray(), scores);
        System.out.println("kernels: " + EmbeddingStore.kernels());
    }

    /** A vector that is there already. */
    private static final class Known implements UserVectors {
        private final float[] vector;

        Known(float[] vector) {
            this.vector = vector;
        }

        @Override
        public int dimension() {
            return vector.length;
        }

        @Override
        public boolean read(Query query, float[] into) {
            System.arraycopy(vector, 0, into, 0, vector.length);
            return true;
        }
    }

    private Query query(Random random, int events) {
        int[] met = random.ints(events, 1, ITEMS + 1).toArray();
        long[] times =
                IntStream.range(0, events).mapToLong(event -> NOW + event).toArray();
        float[] ones = new float[events];
        Arrays.fill(ones, 1);
        return Query.of(lease.snapshot().version(), ItemSet.all(ITEMS + 1))
                .user(1)
                .history(History.of(met, times, ones))
                .moment(NOW + events)
                .build();
    }

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(row -> prefix + row).toList());
    }

    /** The user's vector. */
    @Benchmark
    public float[] encode() {
        users.read(query, vector);
        return vector;
    }

    /** The candidates' scores by a vector that is there. */
    @Benchmark
    public float[] score() {
        scorerOfKnown.score(query, candidates, scores);
        return scores;
    }

    /** Both. */
    @Benchmark
    public float[] encodeAndScore() {
        scorer.score(query, candidates, scores);
        return scores;
    }

    /** Deletes the version. */
    @TearDown
    public void close() throws IOException {
        lease.close();
        repository.close();
        scratch.close();
    }
}
