package dev.sluice.serving;

import dev.sluice.funnel.Funnel;
import dev.sluice.store.ModelSnapshot;

/** Composes the funnel of a model version. */
@FunctionalInterface
public interface FunnelFactory {
    /**
     * Builds the funnel. Called by the first request that meets a version, while others that meet it wait; and again
     * for a version that comes back after another was served, as after a rollback.
     *
     * @param snapshot the version's tables, which the funnel may use as long as it runs
     * @return a funnel of the snapshot's version
     */
    Funnel funnel(ModelSnapshot snapshot);
}
