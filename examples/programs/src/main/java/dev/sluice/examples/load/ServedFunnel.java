package dev.sluice.examples.load;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelFactory;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnScorer;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ModelSnapshot;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Builds the funnel under load for each version, and keeps the indexes that it searches: those of the two versions
 * served last, so that what still runs on the one before has its own. Safe for use by many threads.
 */
final class ServedFunnel implements FunnelFactory, Closeable {
    private static final int KEPT = 2;

    private final SearchIndex kind;
    private final Optional<Executor> executor;
    private final Stages.Interference interference;
    private final Deque<HeldIndex> open = new ArrayDeque<>();

    /** @param executor of the generators; none where they run in the thread that asks */
    ServedFunnel(SearchIndex kind, Optional<Executor> executor, Stages.Interference interference) {
        this.kind = kind;
        this.executor = executor;
        this.interference = interference;
    }

    @Override
    public Funnel funnel(ModelSnapshot snapshot) {
        FunnelBuilder funnel = Stages.proposing(snapshot, index(snapshot), interference);
        executor.ifPresent(funnel::executor);
        Stages.light(
                funnel,
                interference.ranker(Stages.LIGHT, new ScoringRanker(LogisticScorer.of(snapshot, Stages.LIGHT))));
        Stages.heavy(
                funnel, interference.ranker(Stages.HEAVY, new ScoringRanker(DcnScorer.of(snapshot, Stages.HEAVY))));
        return Stages.rerank(funnel, snapshot).build();
    }

    private synchronized VectorIndex index(ModelSnapshot snapshot) {
        try {
            HeldIndex index = new HeldIndex(kind.open(snapshot));
            open.addLast(index);
            while (open.size() > KEPT) {
                open.removeFirst().close();
            }
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes every index; nothing may be asked afterwards. */
    @Override
    public synchronized void close() throws IOException {
        while (!open.isEmpty()) {
            open.removeFirst().close();
        }
    }

    /** An index that is closed once no search is under way. */
    private static final class HeldIndex implements VectorIndex, Closeable {
        private final BuiltIndex built;
        private final ReadWriteLock use = new ReentrantReadWriteLock();

        HeldIndex(BuiltIndex built) {
            this.built = built;
        }

        @Override
        public Candidates search(float[] vector, int limit, Query query) {
            use.readLock().lock();
            try {
                return built.index().search(vector, limit, query);
            } finally {
                use.readLock().unlock();
            }
        }

        @Override
        public boolean isExact() {
            return built.index().isExact();
        }

        @Override
        public void close() throws IOException {
            use.writeLock().lock();
            try {
                built.close();
            } finally {
                use.writeLock().unlock();
            }
        }
    }
}
