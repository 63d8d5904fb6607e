package dev.sluice.examples;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.ranking.Occlusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stands behind a ranker, remembers the candidates that it let through for the last query, and says of those that are
 * asked for what their features did to their scores. Belongs to one thread.
 */
final class Spotlight implements Ranker {
    private final Occlusion occlusion;
    private Optional<Passage> last = Optional.empty();

    /** What came by. */
    private record Passage(Query query, Candidates candidates) {}

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
        last = Optional.of(new Passage(query, candidates.copiedTo(BatchMemory.HEAP)));
        return Ranking.asTheyAre(candidates, limit);
    }

    @Override
    public FeatureSchema requires() {
        return occlusion.features();
    }

    /** The parts of an item's score, in the order of the features; none if the ranker did not let it through. */
    List<Part> parts(int item) {
        return last.flatMap(passage -> only(item, passage.candidates())
                        .map(candidate -> parts(candidate, occlusion.parts(passage.query(), candidate))))
                .orElse(List.of());
    }

    private static Optional<Candidates> only(int item, Candidates candidates) {
        Mask mask = Mask.keepingAll(candidates.size());
        for (int position = 0; position < candidates.size(); position++) {
            if (candidates.item(position) != item) {
                mask.clear(position);
            }
        }
        return Optional.of(candidates.keep(mask)).filter(found -> found.size() > 0);
    }

    private List<Part> parts(Candidates candidate, float[][] byFeature) {
        List<Part> parts = new ArrayList<>();
        for (int feature = 0; feature < byFeature.length; feature++) {
            FeatureKey key = requires().keys().get(feature);
            parts.add(new Part(key.name(), candidate.feature(key, 0), byFeature[feature][0]));
        }
        return parts;
    }
}
