package dev.sluice.train.als;

import dev.sluice.internal.kernel.WeightedVectors;

/**
 * Reads a number of each cache line that is wanted next, so that the processor waits for all of them at once. Belongs
 * to one thread.
 */
final class ReadAhead {
    private static final int LINE = 16;

    /** Kept so that the reads are not left out as useless. */
    float read;

    /** Asks for some dimensions of the vectors on the other side of some pairs. */
    void of(WeightedVectors pairs, int from, int end, int first, int length) {
        float any = 0;
        for (int pair = from; pair < end; pair++) {
            float[] array = pairs.array(pair);
            int at = pairs.offset(pair) + first;
            for (int i = 0; i < length; i += LINE) {
                any += array[at + i];
            }
        }
        read = any;
    }
}
