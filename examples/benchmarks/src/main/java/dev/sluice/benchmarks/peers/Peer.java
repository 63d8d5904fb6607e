package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A way of finding the items with the greatest inner products: one of ours, or somebody else's. */
interface Peer {
    /** What it is called on the command line and in tables. */
    String name();

    /** What it is built with, in its own words. */
    String settings();

    /**
     * Builds.
     *
     * @param scratch an empty directory of its own, deleted afterwards
     */
    Contestant build(Dataset data, Path scratch) throws IOException;

    /** Why it cannot take part here; nothing if it can. */
    default Optional<String> absence() {
        return Optional.empty();
    }

    /** The most items it is given unless it is asked for by name. */
    default int patience() {
        return Integer.MAX_VALUE;
    }
}
