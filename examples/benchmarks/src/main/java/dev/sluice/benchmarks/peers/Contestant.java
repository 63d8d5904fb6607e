package dev.sluice.benchmarks.peers;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** What a peer has built, ready to be measured; inside this JVM or outside. */
interface Contestant extends Closeable {
    /** What was built. */
    Built built();

    /** The settings worth measuring for k, the cheapest first. */
    List<Knob> knobs(int k);

    /** Asks the queries of the dataset, one at a time from one thread, after a warm-up. */
    Answers answer(int k, Knob knob, Pace pace) throws IOException;

    /**
     * What building took.
     *
     * @param system the library and its version
     * @param cost CPU time of everything that took part
     * @param bytes of the result, the vectors among them
     */
    record Built(String system, Cost cost, long bytes) {}
}
