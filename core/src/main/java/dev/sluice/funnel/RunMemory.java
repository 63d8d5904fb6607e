package dev.sluice.funnel;

import dev.sluice.BatchMemory;

/**
 * What one run of a funnel needs besides its answer, and the next one needs again.
 *
 * @param batches of the candidates on their way
 * @param fusion for the merge
 */
record RunMemory(BatchMemory batches, Fusion fusion) {
    /** A request for a million candidates is answered, and what it needed is not kept. */
    private static final long MOST_KEPT = 16L << 20;

    RunMemory() {
        this(BatchMemory.reusable(), new Fusion());
    }

    boolean isWorthKeeping() {
        return batches.bytes() + fusion.bytes() <= MOST_KEPT;
    }
}
