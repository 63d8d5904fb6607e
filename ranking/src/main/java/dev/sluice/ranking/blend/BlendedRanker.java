package dev.sluice.ranking.blend;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.Scorer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders candidates by a {@link Blend} of what a scorer's heads predict, equal ones by item.
 *
 * <p>Its rankings carry two columns for each head: {@code <head>}, the prediction, and {@code <head>.part}, its part of
 * the score: a summand of a {@link WeightedSum}, a factor of an {@link ExponentProduct}, NaN where the head is not in
 * the blend or was left out. A head that the scorer lacks has no columns. An explained answer shows them for each item,
 * with the blend's id and text.
 *
 * <p>Every request sees one blend, that which is live when its candidates are ranked.
 */
public final class BlendedRanker implements Ranker {
    private static final String PART = ".part";

    private final Scorer scorer;
    private final LiveBlend blend;
    private final List<String> heads;
    private final FeatureSchema columns;

    /**
     * Ranks with whatever blend is live.
     *
     * @param scorer its heads are distinct and have names that features can have
     * @throws IllegalArgumentException if the scorer lacks a head that the blends can count on
     */
    public BlendedRanker(Scorer scorer, LiveBlend blend) {
        this.scorer = scorer;
        this.blend = blend;
        this.heads = List.copyOf(scorer.heads());
        this.columns = new FeatureSchema(heads.stream()
                .flatMap(head -> Stream.of(head, head + PART))
                .map(FeatureKey::number)
                .toList());
        for (String head : blend.heads()) {
            if (!heads.contains(head)) {
                throw new IllegalArgumentException("blends count on head " + head + ", the scorer has " + heads);
            }
        }
    }

    /**
     * Ranks with one blend for good.
     *
     * @throws IllegalArgumentException if the blend needs a head that the scorer lacks
     */
    public static BlendedRanker of(Scorer scorer, Blend blend) {
        return new BlendedRanker(scorer, new LiveBlend(blend, scorer.heads()));
    }

    /**
     * Ranks a batch.
     *
     * @throws IllegalArgumentException if a prediction is NaN and the blend does not say what then, or infinite, or
     *     negative in a product; names the head and the item
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        LiveBlend.Serving now = blend.serving();
        Predictions predictions = Predictions.of(scorer, query, candidates);
        Blended blended = Blended.of(now.blend(), predictions);
        Ranking ranking = Ranking.byScore(candidates, blended.scores(), limit);
        int column = 0;
        for (String head : heads) {
            ranking = ranking.with(columns.keys().get(column++), ranked(predictions.of(head), ranking))
                    .with(columns.keys().get(column++), ranked(blended.part(head), ranking));
        }
        return ranking.madeBy(now.formula());
    }

    @Override
    public FeatureSchema requires() {
        return scorer.requires();
    }

    @Override
    public FeatureSchema provides() {
        return columns;
    }

    private static float[] ranked(float[] column, Ranking ranking) {
        float[] inOrder = new float[ranking.size()];
        for (int rank = 0; rank < inOrder.length; rank++) {
            inOrder[rank] = column[ranking.position(rank)];
        }
        return inOrder;
    }
}
