package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.Scale;
import dev.sluice.ranking.training.Logistic;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Logistic regression while it learns. Coordinate 0 is the bias; of {@code F} features, {@code 1 + f} is the weight of
 * feature {@code f} and {@code 1 + F + f} that of its absence, and from {@code 1 + 2 F} on are the buckets. An example
 * has a place in the bias, in one of the two of each feature, and in a bucket for each hashed term, each a step of its
 * own. Belongs to one thread.
 */
final class FtrlLearner {
    private final FeatureSchema schema;
    private final List<Optional<Scale>> scales;
    private final HashedTerms hashed;
    private final FtrlCoordinates coordinates;
    private final int features;
    private final float[][] row;
    private final int[] active;
    private final double[] inputs;

    FtrlLearner(FtrlState state) {
        this.scales = state.scales();
        this.hashed = state.hashed();
        this.schema = hashed.schema();
        this.coordinates = state.coordinates().copy();
        this.features = schema.size();
        this.row = new float[features][1];
        this.active = new int[1 + features + hashed.terms().size()];
        this.inputs = new double[active.length];
        inputs[FtrlCoordinates.BIAS] = 1;
    }

    FeatureSchema schema() {
        return schema;
    }

    /** Reads a row into the active coordinates and their inputs, and predicts. */
    double logit(Examples examples, int example) {
        for (int feature = 0; feature < features; feature++) {
            row[feature][0] = examples.feature(example, feature);
            readFeature(feature, row[feature][0]);
        }
        for (int term = 0; term < hashed.terms().size(); term++) {
            readTerm(1 + features + term, hashed.terms().get(term));
        }
        double logit = 0;
        for (int i = 0; i < active.length; i++) {
            logit += coordinates.weight(active[i]) * inputs[i];
        }
        return logit;
    }

    private void readFeature(int feature, float value) {
        boolean missing = Float.isNaN(value);
        active[1 + feature] = missing ? 1 + features + feature : 1 + feature;
        inputs[1 + feature] = missing ? ifMissing(feature) : ifThere(feature, value);
    }

    /** What is missing everywhere is no news anywhere. */
    private int ifMissing(int feature) {
        return scales.get(feature).isPresent() ? 1 : 0;
    }

    /** The values of categories are hashed instead. */
    private double ifThere(int feature, float value) {
        return schema.keys().get(feature).type() == FeatureType.CATEGORY
                ? 0
                : scale(feature).standard(value);
    }

    private void readTerm(int place, HashedTerm term) {
        boolean missing = term.isMissing(row, 0);
        inputs[place] = missing ? 0 : 1;
        active[place] = missing ? FtrlCoordinates.BIAS : 1 + 2 * features + term.bucket(row, 0, hashed.bits());
    }

    /** Takes a step along the coordinates of the row that was read last. */
    void step(double logit, float label, float weight) {
        double gradient = weight * (Logistic.probability(logit) - label);
        for (int i = 0; i < active.length; i++) {
            if (inputs[i] != 0) {
                coordinates.step(active[i], gradient * inputs[i]);
            }
        }
    }

    /**
     * What was learned so far.
     *
     * @param when said where a weight has grown beyond all bounds
     */
    LogisticModel model(String name, FtrlSettings settings, long examples, String when) {
        coordinates.requireFinite(name, when);
        float[] buckets = new float[hashed.buckets()];
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            buckets[bucket] = (float) coordinates.weight(1 + 2 * features + bucket);
        }
        LinearTerms terms =
                new LinearTerms((float) coordinates.weight(FtrlCoordinates.BIAS), weights(), hashed, buckets);
        return new LogisticModel(name, terms, settings, examples, new FtrlState(scales, hashed, coordinates.copy()));
    }

    void requireFinite(String name, String when) {
        coordinates.requireFinite(name, when);
    }

    private List<FeatureWeight> weights() {
        return IntStream.range(0, features).mapToObj(this::weight).toList();
    }

    private FeatureWeight weight(int feature) {
        FeatureKey key = schema.keys().get(feature);
        return new FeatureWeight(
                key,
                (float) coordinates.weight(1 + feature),
                (float) coordinates.weight(1 + features + feature),
                scale(feature).mean(),
                scale(feature).deviation());
    }

    private Scale scale(int feature) {
        return scales.get(feature).orElse(Scale.AS_IS);
    }
}
