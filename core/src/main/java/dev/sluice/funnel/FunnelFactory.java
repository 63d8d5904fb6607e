package dev.sluice.funnel;

import dev.sluice.store.ModelSnapshot;

/** Composes the funnel of a model version. */
@FunctionalInterface
public interface FunnelFactory {
    /**
     * Builds the funnel. Called once for each version, by the first request that meets it, while others wait.
     *
     * @param snapshot the version's tables, which the funnel may use as long as it runs
     * @return a funnel of the snapshot's version
     */
    Funnel funnel(ModelSnapshot snapshot);
}
