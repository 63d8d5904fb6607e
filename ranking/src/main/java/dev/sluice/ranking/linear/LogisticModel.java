package dev.sluice.ranking.linear;

import dev.sluice.FeatureSchema;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression: the probability of a label is {@code 1 / (1 + exp(-(bias + sum of the features' shares)))}, a
 * feature's share being as {@link FeatureWeight} says, and that of a category's or a {@link Cross}'s value the weight
 * of its bucket. Written as the embedding table {@code <name>.weights}, a row for each feature behind that of the bias;
 * where anything is hashed, the buckets' weights as {@code <name>.buckets}; {@code <name>.state}, which
 * {@link OnlineLogistic} goes on from; and as provenance its features, their hash and its settings.
 */
public final class LogisticModel implements TrainedModel {
    private final String name;
    private final LinearTerms terms;
    private final FtrlSettings settings;
    private final long examples;
    private final FtrlState state;

    LogisticModel(String name, LinearTerms terms, FtrlSettings settings, long examples, FtrlState state) {
        this.name = name;
        this.terms = terms;
        this.settings = settings;
        this.examples = examples;
        this.state = state;
    }

    @Override
    public String name() {
        return name;
    }

    /** The features it reads, in this order. */
    public FeatureSchema schema() {
        return terms.schema();
    }

    /** The weights of the features, in the order of the schema. */
    public List<FeatureWeight> weights() {
        return terms.weights();
    }

    /** The logit where every feature is at its mean, or a flag at 0. */
    public double bias() {
        return terms.bias();
    }

    /**
     * Predicts from a row of features.
     *
     * @param features in the order of the schema, NaN where one is missing, otherwise finite
     */
    public double probability(float[] features) {
        if (features.length != schema().size()) {
            throw new IllegalArgumentException(features.length + " features, the model reads " + schema().size());
        }
        float[][] columns = new float[features.length][];
        Arrays.setAll(columns, column -> new float[] {features[column]});
        double[] logits = new double[1];
        terms.logits(columns, 1, logits);
        if (!Double.isFinite(logits[0])) {
            throw new IllegalArgumentException(
                    "features must be finite, or NaN where they are missing: " + Arrays.toString(features));
        }
        return Logistic.probability(logits[0]);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        SavedTerms.write(terms, name, writer);
        SavedSettings.write(settings, name, writer);
        writer.provenance(name + ".examples", Long.toString(examples));
        SavedState.write(state, name, writer);
    }

    LinearTerms terms() {
        return terms;
    }

    FtrlSettings settings() {
        return settings;
    }

    long examples() {
        return examples;
    }

    FtrlState state() {
        return state;
    }
}
