package dev.sluice.ranking.linear;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.store.ModelSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Scores candidates by the probability that a {@link LogisticModel} gives them. Reads each feature once, in columns: a
 * few nanoseconds a feature and candidate.
 */
public final class LogisticScorer implements Scorer {
    private final LinearTerms terms;
    private final Optional<ModelVersion> version;

    private LogisticScorer(LinearTerms terms, Optional<ModelVersion> version) {
        this.terms = terms;
        this.version = version;
    }

    /**
     * Scores with a model of a snapshot, queries of its version alone; the snapshot is not read again later.
     *
     * @throws IllegalArgumentException if the version holds no such model, or one whose features, their hash and its
     *     weights do not belong together
     */
    public static LogisticScorer of(ModelSnapshot snapshot, String model) {
        return new LogisticScorer(SavedTerms.read(snapshot, model), Optional.of(snapshot.version()));
    }

    /** Scores with a model that no version holds yet, queries of any version. */
    public static LogisticScorer of(LogisticModel model) {
        return new LogisticScorer(model.terms(), Optional.empty());
    }

    /**
     * Scores a batch.
     *
     * @throws IllegalArgumentException if a feature is infinite, or a category or a flag that is hashed is no such
     *     code; names it
     * @throws dev.sluice.VersionMismatchException if the query is of another version
     */
    @Override
    public void score(Query query, Candidates candidates, float[] scores) {
        version.ifPresent(query::require);
        int size = candidates.size();
        float[][] columns = new float[terms.schema().size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = candidates.memory().floats(size);
            candidates.feature(terms.schema().keys().get(column), columns[column]);
        }
        double[] logits = candidates.memory().doubles(size);
        terms.logits(columns, size, logits);
        for (int position = 0; position < size; position++) {
            if (!Double.isFinite(logits[position])) {
                throw infinite(candidates, position);
            }
            scores[position] = (float) Logistic.probability(logits[position]);
        }
    }

    private IllegalArgumentException infinite(Candidates candidates, int position) {
        List<FeatureKey> features = terms.schema().keys().stream()
                .filter(key -> Float.isInfinite(candidates.feature(key, position)))
                .toList();
        return new IllegalArgumentException(
                "features of item " + candidates.item(position) + " must be finite or missing: infinite " + features);
    }

    @Override
    public FeatureSchema requires() {
        return terms.schema();
    }

    @Override
    public ScoreRange range() {
        return ScoreRange.UNIT;
    }

    /** The weights of the features, in the order of {@link #requires}. */
    public List<FeatureWeight> weights() {
        return terms.weights();
    }
}
