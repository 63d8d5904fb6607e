package dev.sluice.examples.load;

import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnModel;
import dev.sluice.serving.FunnelFactory;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Builds the funnel under load for each version, with an index of its own. Safe for use by many threads. */
final class ServedFunnel implements FunnelFactory {
    private final SearchIndex kind;
    private final Optional<Executor> executor;
    private final Stages.Interference interference;

    /** @param executor of the generators; none where they run in the thread that asks */
    ServedFunnel(SearchIndex kind, Optional<Executor> executor, Stages.Interference interference) {
        this.kind = kind;
        this.executor = executor;
        this.interference = interference;
    }

    @Override
    public Funnel funnel(ModelSnapshot snapshot) {
        try {
            BuiltIndex index = kind.open(snapshot);
            FunnelBuilder funnel =
                    Stages.proposing(snapshot, index.index(), interference).owning(index);
            executor.ifPresent(funnel::executor);
            Stages.light(
                    funnel,
                    interference.ranker(Stages.LIGHT, new ScoringRanker(LogisticScorer.of(snapshot, Stages.LIGHT))));
            Stages.heavy(
                    funnel,
                    interference.ranker(Stages.HEAVY, new ScoringRanker(DcnModel.scorer(snapshot, Stages.HEAVY))));
            return Stages.rerank(funnel, snapshot).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
