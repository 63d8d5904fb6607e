package dev.sluice.examples.load;

import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnModel;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.serving.FunnelFactory;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.Histories;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Builds the funnel under load for each version, and closes the index of one that is not leased any more when the next
 * is built. Safe for use by many threads.
 */
final class ServedFunnel implements FunnelFactory, Closeable {
    private final SearchIndex kind;
    private final Optional<Executor> executor;
    private final Stages.Interference interference;
    private final Map<ModelSnapshot, BuiltIndex> open = new HashMap<>();

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
                funnel, interference.ranker(Stages.HEAVY, new ScoringRanker(DcnModel.scorer(snapshot, Stages.HEAVY))));
        return Stages.rerank(funnel, snapshot).build();
    }

    private synchronized VectorIndex index(ModelSnapshot snapshot) {
        try {
            closeUnused();
            BuiltIndex known = open.get(snapshot);
            if (known != null) {
                return known.index();
            }
            BuiltIndex built = kind.open(snapshot);
            open.put(snapshot, built);
            return built.index();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeUnused() throws IOException {
        for (Iterator<Map.Entry<ModelSnapshot, BuiltIndex>> all =
                        open.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<ModelSnapshot, BuiltIndex> each = all.next();
            if (isClosed(each.getKey())) {
                each.getValue().close();
                all.remove();
            }
        }
    }

    /** A table is read as long as a lease is held, and then no more. */
    private static boolean isClosed(ModelSnapshot snapshot) {
        try {
            snapshot.sparse(Histories.NAME).size(0);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Closes every index; nothing may be asked afterwards. */
    @Override
    public synchronized void close() throws IOException {
        for (BuiltIndex index : open.values()) {
            index.close();
        }
        open.clear();
    }
}
