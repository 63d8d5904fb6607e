package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.ranking.Occlusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands behind a ranker and remembers, of the last query, what the features of each candidate that it let through did
 * to its score. Belongs to one thread.
 */
final class Spotlight implements Ranker {
    private final Occlusion occlusion;
    private final Map<Integer, List<Part>> parts = new HashMap<>();

    /**
     * What a feature does to a score.
     *
     * @param feature its name
     * @param value NaN if it is missing
     * @param part the score less what it would be without the feature
     */
    record Part(String feature, double value, double part) {}

    Spotlight(Occlusion occlusion) {
        this.occlusion = occlusion;
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        parts.clear();
        float[][] byFeature = occlusion.parts(query, candidates);
        for (int position = 0; position < candidates.size(); position++) {
            parts.put(candidates.item(position), parts(candidates, position, byFeature));
        }
        return Ranking.asTheyAre(candidates, limit);
    }

    private List<Part> parts(Candidates candidates, int position, float[][] byFeature) {
        List<Part> ofItem = new ArrayList<>();
        for (int feature = 0; feature < byFeature.length; feature++) {
            var key = requires().keys().get(feature);
            ofItem.add(new Part(key.name(), candidates.feature(key, position), byFeature[feature][position]));
        }
        return ofItem;
    }

    @Override
    public FeatureSchema requires() {
        return occlusion.features();
    }

    /** The parts of an item's score, in the order of the features; none if the ranker did not let it through. */
    List<Part> parts(int item) {
        return parts.getOrDefault(item, List.of());
    }
}
