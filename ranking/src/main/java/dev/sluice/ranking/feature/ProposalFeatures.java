package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.Arrays;
import java.util.List;

/**
 * How far generators agree on a candidate: {@code proposals.count}, how many of them proposed it, and
 * {@code proposals.rank}, {@code 1 / (60 + rank)} with the best rank that one of them gives it in the batch, missing
 * where none proposed it. What each of them said is told by {@link SourceFeatures}.
 *
 * <p>Costs a sort of the batch for each generator.
 */
public final class ProposalFeatures implements FeatureSource {
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(FeatureKey.number("proposals.count"), FeatureKey.number("proposals.rank"));

    private final List<String> sources;

    private ProposalFeatures(List<String> sources) {
        this.sources = sources;
    }

    /**
     * Asks these generators.
     *
     * @param sources distinct names of generators as the funnel has them; of one in a nested funnel {@code outer/inner}
     */
    public static ProposalFeatures of(String... sources) {
        List<String> names = List.of(sources);
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("sources must be distinct: " + names);
        }
        return new ProposalFeatures(names);
    }

    @Override
    public FeatureSchema provides() {
        return SCHEMA;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        int size = candidates.size();
        float[] scores = candidates.memory().floats(size);
        float[] ranks = candidates.memory().floats(size);
        Arrays.fill(columns[0], 0);
        Arrays.fill(columns[1], Float.NaN);
        for (String source : sources) {
            SourceRanks.readScores(candidates, source, scores);
            SourceRanks.reciprocals(scores, size, ranks, candidates.memory());
            for (int position = 0; position < size; position++) {
                if (!Float.isNaN(ranks[position])) {
                    columns[0][position]++;
                    columns[1][position] = best(columns[1][position], ranks[position]);
                }
            }
        }
    }

    private static float best(float one, float other) {
        return Float.isNaN(one) ? other : Math.max(one, other);
    }
}
