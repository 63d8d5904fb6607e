package dev.sluice.ranking.blend;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Several scorers as one, with the heads of all: a model for each signal, or a model of several and some beside it. It
 * reads every feature that one of them reads. Heads of one name are told apart by a {@link RenamedScorer}.
 *
 * <pre>{@code
 * JoinedScorer.of(
 *         RenamedScorer.of(LogisticScorer.of(snapshot, "click"), "click"),
 *         RenamedScorer.of(LogisticScorer.of(snapshot, "watch"), "watch"))
 * }</pre>
 *
 * <p>Costs what they cost, one after the other.
 */
public final class JoinedScorer implements Scorer {
    private final List<Scorer> scorers;
    private final List<String> heads;
    private final FeatureSchema schema;

    private JoinedScorer(List<Scorer> scorers) {
        this.scorers = scorers;
        this.heads = Heads.distinct(
                scorers.stream().flatMap(scorer -> scorer.heads().stream()).toList());
        Set<FeatureKey> keys = new LinkedHashSet<>();
        scorers.forEach(scorer -> keys.addAll(scorer.requires().keys()));
        this.schema = new FeatureSchema(List.copyOf(keys));
    }

    /**
     * These scorers in this order.
     *
     * @param scorers at least one
     * @throws IllegalArgumentException if two of them have a head of one name, or read a feature of one name and two
     *     types
     */
    public static JoinedScorer of(Scorer... scorers) {
        return new JoinedScorer(List.of(scorers));
    }

    @Override
    public void score(Query query, Candidates candidates, float[] scores) {
        int place = 0;
        for (Scorer scorer : scorers) {
            float[] part = new float[Math.multiplyExact(scorer.heads().size(), candidates.size())];
            scorer.score(query, candidates, part);
            System.arraycopy(part, 0, scores, place, part.length);
            place += part.length;
        }
    }

    @Override
    public FeatureSchema requires() {
        return schema;
    }

    @Override
    public List<String> heads() {
        return heads;
    }

    /** The least interval that holds the scores of all. */
    @Override
    public ScoreRange range() {
        ScoreRange all = scorers.get(0).range();
        for (Scorer scorer : scorers) {
            all = new ScoreRange(
                    Math.min(all.low(), scorer.range().low()),
                    Math.max(all.high(), scorer.range().high()));
        }
        return all;
    }
}
