package dev.sluice.benchmarks;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.ranking.EmbeddingScorer;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.rerank.EmbeddingSimilarity;
import dev.sluice.ranking.rerank.MmrRanker;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.ResidentIndex;
import dev.sluice.retrieval.Similarity;
import dev.sluice.store.ElementType;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * What does a funnel cost beside its components, and what does a run leave to the collector ({@code -prof gc})? Two
 * generators, a ranker by inner products to 300 and a re-ranker to 20, over few items, so that the search is short.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FunnelBenchmark {
    private static final int USERS = 2_000;
    private static final int DIMENSION = 64;

    /** Items of the catalogue. */
    @Param("20000")
    public int items;

    /** Candidates from the search; a fifth of them come from popularity. */
    @Param("1000")
    public int candidates;

    private final Random random = new Random(1);
    private int next;

    @SuppressWarnings("NullAway.Init") // JMH calls publish() first
    private RandomWorld world;

    @SuppressWarnings("NullAway.Init")
    private Funnel funnel;

    @SuppressWarnings("NullAway.Init")
    private Query query;

    /** Made by JMH. */
    public FunnelBenchmark() {}

    /** Publishes items and users of random vectors, and builds the funnel. */
    @Setup
    public void publish() throws IOException {
        world = RandomWorld.of(this::write);
        funnel = funnel(world.snapshot());
        query = Query.of(world.snapshot().version(), ItemSet.all(items + 1))
                .limit(20)
                .build();
    }

    private Funnel funnel(ModelSnapshot snapshot) {
        ResidentIndex index =
                ResidentIndex.of(snapshot.embeddings("als.items"), ElementType.I8, Similarity.INNER_PRODUCT);
        return Funnel.of(snapshot.version())
                .generator("als", EmbeddingCandidates.of(snapshot, "als").withIndex(index), candidates)
                .generator("popular", PopularCandidates.of(snapshot), candidates / 5)
                .ranker("light", new ScoringRanker(EmbeddingScorer.of(snapshot, "als")), 300)
                .ranker("rerank", new MmrRanker(EmbeddingSimilarity.of(snapshot, "als"), 0.7), 20)
                .fallback("fallback", PopularCandidates.of(snapshot))
                .owning(index)
                .build();
    }

    private void write(SnapshotWriter writer) throws IOException {
        writer.catalogue(Catalogue.of(RandomWorld.ids(items), RandomWorld.ids(USERS)));
        RandomWorld.vectors(writer, "als.users", USERS, DIMENSION, random);
        RandomWorld.vectors(writer, "als.items", items, DIMENSION, random);
        RandomWorld.vectors(writer, PopularCandidates.TABLE, items, 1, random);
    }

    /** The list for the next user. */
    @Benchmark
    public FunnelRun run() {
        next = next % USERS + 1;
        return funnel.run(query.with().user(next).build());
    }

    /** Deletes what was published. */
    @TearDown
    public void delete() throws IOException {
        funnel.close();
        world.close();
    }
}
