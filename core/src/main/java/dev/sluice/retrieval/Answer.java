package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.internal.kernel.TopK;

/** What a search found, as it is answered. */
final class Answer {
    private Answer() {}

    /** The items that were kept, the best first; nothing is kept any more. */
    static Candidates of(TopK best) {
        int[] items = new int[best.size()];
        float[] scores = new float[items.length];
        best.drain(items, scores);
        return Candidates.of(items, scores);
    }
}
