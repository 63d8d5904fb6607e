package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Scorer;
import java.util.Arrays;

/**
 * What each feature does to a score: how much of it is gone if the feature is missing. Works for any scorer, and asks
 * it once more for every feature. Parts of features that work together need not add up to the score.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2007.190734">Robnik-Šikonja and Kononenko 2008, Explaining classifications
 *     for individual instances</a>
 */
public final class Occlusion {
    private final Scorer scorer;

    /** Explains this scorer. */
    public Occlusion(Scorer scorer) {
        this.scorer = scorer;
    }

    /** The features that there are parts of, in their order: those that the scorer reads. */
    public FeatureSchema features() {
        return scorer.requires();
    }

    /**
     * What the features of each candidate do to the first head's score.
     *
     * @param candidates carry every feature that the scorer reads
     * @return for each feature in the order of {@link #features}, for each candidate its score less what that would be
     *     without the feature; 0 where it is missing anyway
     */
    public float[][] parts(Query query, Candidates candidates) {
        float[] whole = scores(query, candidates);
        float[] missing = new float[candidates.size()];
        Arrays.fill(missing, Float.NaN);
        float[][] parts = new float[features().size()][];
        for (int feature = 0; feature < parts.length; feature++) {
            FeatureKey key = features().keys().get(feature);
            float[] without = scores(query, candidates.withFeature(key, missing));
            parts[feature] = new float[whole.length];
            for (int i = 0; i < whole.length; i++) {
                parts[feature][i] = whole[i] - without[i];
            }
        }
        return parts;
    }

    private float[] scores(Query query, Candidates candidates) {
        float[] scores =
                new float[Math.multiplyExact(candidates.size(), scorer.heads().size())];
        scorer.score(query, candidates, scores);
        return Arrays.copyOf(scores, candidates.size());
    }
}
