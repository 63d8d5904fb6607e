package dev.sluice.benchmarks.peers;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** What a peer inside this JVM has built. Used by one thread. */
interface Searcher extends Closeable {
    /** The settings worth measuring for k, the cheapest first. */
    List<Knob> knobs(int k);

    /**
     * Finds rows of the items, counted from 0 as in the file, in any order.
     *
     * @return at most {@code k}, fewer if it knows no more
     */
    int[] search(float[] query, int k, Knob knob) throws IOException;

    /** Bytes it takes, in memory and on disk, the vectors among them. */
    long bytes();
}
