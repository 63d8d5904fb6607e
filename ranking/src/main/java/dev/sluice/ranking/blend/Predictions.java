package dev.sluice.ranking.blend;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Scorer;
import java.util.Arrays;
import java.util.List;

/** What each head of a scorer predicts of candidates. */
final class Predictions {
    private final List<String> heads;
    private final Candidates candidates;
    private final float[] scores;

    private Predictions(List<String> heads, Candidates candidates, float[] scores) {
        this.heads = heads;
        this.candidates = candidates;
        this.scores = scores;
    }

    static Predictions of(Scorer scorer, Query query, Candidates candidates) {
        List<String> heads = scorer.heads();
        float[] scores = new float[Math.multiplyExact(heads.size(), candidates.size())];
        scorer.score(query, candidates, scores);
        return new Predictions(heads, candidates, scores);
    }

    Candidates candidates() {
        return candidates;
    }

    /** A copy of what a head predicts, candidate by candidate; NaN throughout if there is no such head. */
    float[] of(String head) {
        int size = candidates.size();
        if (!heads.contains(head)) {
            float[] nothing = new float[size];
            Arrays.fill(nothing, Float.NaN);
            return nothing;
        }
        int start = heads.indexOf(head) * size;
        return Arrays.copyOfRange(scores, start, start + size);
    }
}
