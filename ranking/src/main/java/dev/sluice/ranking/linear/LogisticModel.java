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
 * feature's share being as {@link FeatureWeight} says. Written as the embedding table {@code <name>.weights}, a row for
 * each feature behind that of the bias, and as provenance its features, their hash and its settings.
 */
public final class LogisticModel implements TrainedModel {
    private final String name;
    private final LinearTerms terms;
    private final FtrlSettings settings;
    private final int examples;

    LogisticModel(String name, LinearTerms terms, FtrlSettings settings, int examples) {
        this.name = name;
        this.terms = terms;
        this.settings = settings;
        this.examples = examples;
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
        double logit = terms.logit(features);
        if (!Double.isFinite(logit)) {
            throw new IllegalArgumentException(
                    "features must be finite, or NaN where they are missing: " + Arrays.toString(features));
        }
        return Logistic.probability(logit);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        SavedTerms.write(terms, name, writer);
        writer.provenance(name + ".alpha", Double.toString(settings.alpha()));
        writer.provenance(name + ".beta", Double.toString(settings.beta()));
        writer.provenance(name + ".l1", Double.toString(settings.l1()));
        writer.provenance(name + ".l2", Double.toString(settings.l2()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
        writer.provenance(name + ".examples", Integer.toString(examples));
    }

    LinearTerms terms() {
        return terms;
    }
}
