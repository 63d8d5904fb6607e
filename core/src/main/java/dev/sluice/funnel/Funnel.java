package dev.sluice.funnel;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.internal.memory.Pool;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A composition of stages for one model version: generators propose, what they propose is merged, filtered and ranked,
 * what must not be shown is dropped and made up for, and a fallback fills what is still missing.
 *
 * <pre>{@code
 * Funnel funnel = Funnel.of(snapshot.version())
 *         .generator("als", EmbeddingCandidates.of(snapshot, "als"), 500)
 *         .generator("neighbours", NeighbourCandidates.of(snapshot, "neighbours"), 500)
 *         .ranker("light", new ScoringRanker(EmbeddingScorer.of(snapshot, "als")), 100)
 *         .lastFilter("policy", ContentFilter.of(policy))
 *         .fallback("popular", PopularCandidates.of(snapshot))
 *         .build();
 * }</pre>
 *
 * <p>Candidates are merged by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), so that generators with
 * scores of different meaning can work together. A generator or ranker with limit {@code L} is asked for
 * {@code max(query.limit(), ceil(L * query.effort()))} candidates: so that as many items come back as were asked for
 * whenever the generators or the fallback find as many, and so that a query of less effort has less to do at every
 * stage.
 *
 * <p>A run is held to the query's deadline, and a stage to the smaller of its {@linkplain StagePolicy budget} and what
 * is left. Generators on an executor are cut off, their late results being discarded and counted; stages in the
 * caller's thread are not, but those that ask {@link Query#cancelled} stop themselves, and rankers and feature sources
 * whose turn comes after the deadline are skipped. Filters and the fallback always run; both must be quick.
 *
 * <p>A funnel is a generator itself: nested in another, it passes its reports up, under its name and a slash, and the
 * generators behind its candidates as well. Its results do not depend on which thread is done first.
 */
public final class Funnel implements CandidateGenerator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Funnel.class);

    private final Plan plan;
    private final Pool<RunMemory> memories = new Pool<>(RunMemory::new, RunMemory::isWorthKeeping);

    Funnel(Plan plan) {
        this.plan = plan;
    }

    /** Begins a funnel of components that were built for this version. */
    public static FunnelBuilder of(ModelVersion version) {
        return new FunnelBuilder(version);
    }

    /** The version it answers queries of. */
    public ModelVersion version() {
        return plan.version();
    }

    /**
     * Answers a query with an account of what every stage did.
     *
     * @throws dev.sluice.VersionMismatchException if the query, or a stage, is of another version
     * @throws StageFailedException if a stage failed whose policy is {@link OnFailure#FAIL}
     * @throws java.util.concurrent.CancellationException if the query was cancelled, other than by its deadline, or the
     *     thread interrupted; it stays interrupted
     */
    public FunnelRun run(Query query) {
        return run(query, () -> {});
    }

    /**
     * Like {@link #run(Query)}, for whoever holds something for as long as the run needs it, a lease above all.
     *
     * @param whenQuiet run once, whether the run throws or not, when the last call that works for it has ended: in this
     *     thread before this method returns, or later in that of a generator that was too late
     */
    public FunnelRun run(Query query, Runnable whenQuiet) {
        CallsUnderWay calls = new CallsUnderWay(whenQuiet);
        try {
            return run(query, calls);
        } finally {
            calls.end();
        }
    }

    /**
     * Answers a query at once, by the fallback and the filters alone; generators and rankers are skipped. The answer is
     * flagged as one under {@link dev.sluice.Degradation.Reason#OVERLOAD}.
     *
     * @param whenQuiet as of {@link #run(Query, Runnable)}
     */
    public FunnelRun fallbackRun(Query query, Runnable whenQuiet) {
        CallsUnderWay calls = new CallsUnderWay(whenQuiet);
        try {
            return pass(query, calls, Pass::fallbackRun);
        } finally {
            calls.end();
        }
    }

    /** The candidates of a {@link #run}. */
    @Override
    public Candidates generate(Query query, int limit) {
        return run(query.with().limit(limit).build()).candidates();
    }

    /**
     * How the generators are doing at this moment, in their order, those of funnels within this one before them. For
     * gauges; cheap.
     */
    public List<GeneratorHealth> health() {
        return plan.generation().health();
    }

    /**
     * Closes what the funnel {@linkplain FunnelBuilder#owning owns}; one that owns nothing need not be closed. No run
     * may be under way. What cannot be closed is logged as a warning, and the rest is closed.
     */
    @Override
    public void close() {
        List<Closeable> owned = plan.owned();
        for (int i = owned.size() - 1; i >= 0; i--) {
            try {
                owned.get(i).close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} of a funnel of version {} could not be closed", owned.get(i), plan.version(), e);
            }
        }
    }

    FunnelRun run(Query query, CallsUnderWay calls) {
        return pass(query, calls, Pass::run);
    }

    private FunnelRun pass(Query query, CallsUnderWay calls, Function<Pass, FunnelRun> how) {
        query.require(plan.version());
        RunMemory memory = memories.take();
        try {
            return how.apply(new Pass(plan, query, calls, memory));
        } finally {
            memory.batches().reuse();
            memories.giveBack(memory);
        }
    }
}
