package dev.sluice.examples.load;

import java.util.List;

/**
 * The memory of a run.
 *
 * @param before held at the beginning, after a full collection
 * @param samples on the way
 * @param after held at the end, after a full collection
 */
record MemoryUse(Memory before, List<Memory> samples, Memory after) {
    MemoryUse {
        samples = List.copyOf(samples);
    }

    /** Whether the run was long enough to tell whether memory was flat. */
    boolean isTelling() {
        return samples.size() >= Leaks.FEWEST_SAMPLES;
    }

    /** What grew, if that can be told. */
    List<String> growth() {
        return isTelling() ? Leaks.of(before, samples, after) : List.of();
    }
}
