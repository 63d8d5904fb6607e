package dev.sluice.retrieval;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.internal.kernel.TopK;

/** What a search found, as it is answered. */
final class Answer {
    private Answer() {}

    /** The items that were kept, the best first; nothing is kept any more. */
    static Candidates of(TopK best) {
        return Candidates.of(best.size(), BatchMemory.HEAP, best::drain);
    }
}
