package dev.sluice.ranking.blend;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import java.util.List;

/** Predicts for item {@code i} the column {@code i - 1} of a table with a row for each head. */
public record FixedScorer(List<String> heads, FeatureSchema requires, ScoreRange range, float[][] predictions)
        implements Scorer {
    /** Predicts without features, anything. */
    public static FixedScorer of(List<String> heads, float[]... predictions) {
        return new FixedScorer(heads, FeatureSchema.NONE, ScoreRange.UNBOUNDED, predictions);
    }

    @Override
    public void score(Query query, Candidates candidates, float[] scores) {
        for (int head = 0; head < heads.size(); head++) {
            for (int position = 0; position < candidates.size(); position++) {
                scores[head * candidates.size() + position] = predictions[head][candidates.item(position) - 1];
            }
        }
    }
}
