package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.ranking.linear.FeatureWeight;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stands behind the light ranker and remembers, of the last query, which features spoke for each candidate. Belongs to
 * one thread.
 */
final class Witness implements Ranker {
    private static final int STRONGEST = 3;
    /** A feature that adds less to the log odds is no reason. */
    private static final double LEAST = 0.1;

    private final List<FeatureWeight> weights;
    private final Map<Integer, String> reasons = new HashMap<>();

    Witness(List<FeatureWeight> weights) {
        this.weights = weights;
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        reasons.clear();
        for (int position = 0; position < candidates.size(); position++) {
            reasons.put(candidates.item(position), reason(candidates, position));
        }
        return Ranking.asTheyAre(candidates, limit);
    }

    @Override
    public FeatureSchema requires() {
        return new FeatureSchema(weights.stream().map(FeatureWeight::feature).toList());
    }

    /** The features that spoke most for an item, strongest first; empty if the ranker did not let it through. */
    String reason(int item) {
        return reasons.getOrDefault(item, "");
    }

    private String reason(Candidates candidates, int position) {
        Map<FeatureKey, Double> shares = weights.stream()
                .collect(Collectors.toMap(
                        FeatureWeight::feature,
                        weight -> weight.contribution(candidates.feature(weight.feature(), position))));
        return shares.entrySet().stream()
                .filter(share -> share.getValue() >= LEAST)
                .sorted(Map.Entry.<FeatureKey, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(share -> share.getKey().name()))
                .limit(STRONGEST)
                .map(share -> Console.format("%s %+.2f", words(share.getKey()), share.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(FeatureKey feature) {
        return feature.name().replace('.', ' ');
    }
}
