package dev.sluice.ranking.blend;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import java.util.List;

/** A scorer whose heads have other names, so that it can stand beside others. */
public final class RenamedScorer implements Scorer {
    private final Scorer scorer;
    private final List<String> heads;

    private RenamedScorer(Scorer scorer, List<String> heads) {
        this.scorer = scorer;
        this.heads = Heads.distinct(heads);
    }

    /**
     * These names in place of the scorer's.
     *
     * @param heads as many as the scorer has, in its order
     */
    public static RenamedScorer of(Scorer scorer, String... heads) {
        if (heads.length != scorer.heads().size()) {
            throw new IllegalArgumentException(
                    heads.length + " names " + List.of(heads) + " for the heads " + scorer.heads());
        }
        return new RenamedScorer(scorer, List.of(heads));
    }

    /** The scorer's names with something before each, as in {@code heavy/}. */
    public static RenamedScorer prefixed(String prefix, Scorer scorer) {
        return new RenamedScorer(
                scorer, scorer.heads().stream().map(head -> prefix + head).toList());
    }

    @Override
    public void score(Query query, Candidates candidates, float[] scores) {
        scorer.score(query, candidates, scores);
    }

    @Override
    public FeatureSchema requires() {
        return scorer.requires();
    }

    @Override
    public List<String> heads() {
        return heads;
    }

    @Override
    public ScoreRange range() {
        return scorer.range();
    }
}
