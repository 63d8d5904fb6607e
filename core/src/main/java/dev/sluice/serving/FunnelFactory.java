package dev.sluice.serving;

import dev.sluice.funnel.Funnel;
import dev.sluice.store.ModelSnapshot;

/** Composes the funnel of a model version. */
@FunctionalInterface
public interface FunnelFactory {
    /**
     * Builds the funnel. Called once whenever a version is put in service, and so again for one that comes back after
     * another, as after a rollback; in the thread that prepares it, by one thread of a recommender at a time.
     *
     * @param snapshot the version's tables, which the funnel may use as long as it runs
     * @return a funnel of the snapshot's version, which is closed when the last request on it has ended
     */
    Funnel funnel(ModelSnapshot snapshot);
}
