package dev.sluice.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts bytes beside operations, so that JMH prints bytes a second. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class BytesRead {
    /** Bytes that the benchmark has read. */
    public long bytes;

    /** Made by JMH. */
    public BytesRead() {}
}
