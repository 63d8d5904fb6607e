package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the generators said of a candidate, missing where one did not propose it: {@code <source>.score}, the score it
 * was proposed with, as standard deviations above the mean of those that the source proposed in the batch, since scores
 * can be compared within one query only, and {@code <source>.rank}, which is {@code 1 / (60 + rank)}.
 *
 * <p>The rank is that of the score among the candidates of the batch that the source proposed, 1 the best, equal scores
 * alike. Its reciprocal is what reciprocal rank fusion adds up, so that a linear model can learn what each generator's
 * word is worth where the fusion takes all for equal. A source that proposed nothing, or that the funnel does not have,
 * is missing for every candidate.
 *
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke and Büttcher 2009</a>
 */
public final class SourceFeatures implements FeatureSource {
    private final List<String> sources;
    private final FeatureSchema schema;

    private SourceFeatures(List<String> sources) {
        this.sources = sources;
        this.schema = new FeatureSchema(sources.stream()
                .flatMap(source -> Stream.of(source + ".score", source + ".rank"))
                .map(FeatureKey::number)
                .toList());
    }

    /**
     * What these generators said.
     *
     * @param sources distinct names of generators as the funnel has them; of one in a nested funnel {@code outer/inner}
     */
    public static SourceFeatures of(String... sources) {
        return new SourceFeatures(List.of(sources));
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        for (int i = 0; i < sources.size(); i++) {
            float[] scores = columns[2 * i];
            SourceRanks.readScores(candidates, sources.get(i), scores);
            SourceRanks.reciprocals(scores, candidates.size(), columns[2 * i + 1], candidates.memory());
            Standardized.inPlace(scores, candidates.size());
        }
    }
}
