package dev.sluice.benchmarks;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.ranking.explore.GumbelRanker;
import dev.sluice.ranking.rerank.ConstrainedRanker;
import dev.sluice.ranking.rerank.DppRanker;
import dev.sluice.ranking.rerank.EmbeddingSimilarity;
import dev.sluice.ranking.rerank.ListRule;
import dev.sluice.ranking.rerank.MmrRanker;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
 * How long does a re-ranker take to make a list of the candidates of one request? These are others for each request,
 * drawn from a table of 100,000 items, so that their vectors are not in the cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RerankBenchmark {
    private static final int ITEMS = 100_000;
    private static final int REQUESTS = 200;
    private static final int AUTHORS = 5_000;

    /** Candidates of a request. */
    @Param("500")
    public int candidates;

    /** Items in a list. */
    @Param("50")
    public int limit;

    /** Numbers in a vector. */
    @Param("64")
    public int dimension;

    /** Which re-ranker. */
    @Param({"MMR", "DPP", "SPACING", "GUMBEL"})
    public Reranker reranker = Reranker.MMR;

    private final Random random = new Random(1);
    private final Candidates[] requests = new Candidates[REQUESTS];
    private int next;

    @SuppressWarnings("NullAway.Init") // JMH calls publish() first
    private RandomWorld world;

    @SuppressWarnings("NullAway.Init")
    private Query query;

    @SuppressWarnings("NullAway.Init")
    private Ranker ranker;

    /** Made by JMH. */
    public RerankBenchmark() {}

    /** The re-rankers to time. */
    public enum Reranker {
        /** Maximal marginal relevance. */
        MMR {
            @Override
            Ranker of(ModelSnapshot snapshot) {
                return new MmrRanker(EmbeddingSimilarity.of(snapshot, "als"), 0.7);
            }
        },
        /** A determinantal point process. */
        DPP {
            @Override
            Ranker of(ModelSnapshot snapshot) {
                return new DppRanker(EmbeddingSimilarity.of(snapshot, "als"), 0.7);
            }
        },
        /** One item of an author among any five places, and at most three in the list. */
        SPACING {
            @Override
            Ranker of(ModelSnapshot snapshot) {
                return ConstrainedRanker.of(snapshot, ListRule.spacing("author", 1, 5), ListRule.atMost("author", 3));
            }
        },
        /** A draw by softmax. */
        GUMBEL {
            @Override
            Ranker of(ModelSnapshot snapshot) {
                return new GumbelRanker(0.1);
            }
        };

        abstract Ranker of(ModelSnapshot snapshot);
    }

    /** Publishes items of random vectors and authors. */
    @Setup
    public void publish() throws IOException {
        world = RandomWorld.of(this::write);
        query = Query.of(world.snapshot().version(), ItemSet.all(ITEMS + 1))
                .limit(limit)
                .build();
        ranker = reranker.of(world.snapshot());
        for (int i = 0; i < REQUESTS; i++) {
            int[] items = random.ints(1, ITEMS + 1).distinct().limit(candidates).toArray();
            float[] scores = new float[candidates];
            for (int j = 0; j < candidates; j++) {
                scores[j] = random.nextFloat();
            }
            requests[i] = Candidates.of(items, scores);
        }
    }

    private void write(SnapshotWriter writer) throws IOException {
        List<String> authors = Stream.concat(
                        Stream.of(""), random.ints(ITEMS, 0, AUTHORS).mapToObj(author -> "a" + author))
                .toList();
        writer.catalogue(new Catalogue(
                new Entities(RandomWorld.ids(ITEMS), Map.of("author", TextColumn.of(authors))),
                Entities.of(RandomWorld.ids(0))));
        RandomWorld.vectors(writer, "als.items", ITEMS, dimension, random);
    }

    /** The list for the next request. */
    @Benchmark
    public Ranking rank() {
        next = (next + 1) % REQUESTS;
        return ranker.rank(query, requests[next], limit);
    }

    /** Deletes what was published. */
    @TearDown
    public void delete() throws IOException {
        world.close();
    }
}
