package dev.sluice.train.softmax;

import dev.sluice.retrieval.Similarity;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.softmax.SoftmaxSettings.Weights;
import java.util.Map;

/** The settings of a training as facts in a version's manifest, and back. Threads are no such fact. */
final class SoftmaxProvenance {
    private static final String ALL = "all";

    private SoftmaxProvenance() {}

    static void write(SoftmaxSettings settings, String name, SnapshotWriter writer) {
        SampledSoftmaxLoss loss = settings.loss();
        writer.provenance(name + ".dimension", Integer.toString(settings.dimension()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".batch", Integer.toString(settings.batch()));
        writer.provenance(name + ".uniform-negatives", Integer.toString(settings.uniformNegatives()));
        writer.provenance(name + ".temperature", Double.toString(loss.temperature()));
        writer.provenance(name + ".hard-negatives", hard(loss.hardNegatives()));
        writer.provenance(name + ".similarity", settings.similarity().name());
        writer.provenance(name + ".weights", settings.weights().name());
        writer.provenance(name + ".learning-rate", Double.toString(settings.learningRate()));
        writer.provenance(name + ".regularization", Double.toString(settings.regularization()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
    }

    static SoftmaxSettings read(Map<String, String> provenance, String name) {
        return new SoftmaxSettings(
                Integer.parseInt(required(provenance, name + ".dimension")),
                Integer.parseInt(required(provenance, name + ".epochs")),
                Integer.parseInt(required(provenance, name + ".batch")),
                Integer.parseInt(required(provenance, name + ".uniform-negatives")),
                new SampledSoftmaxLoss(
                        Double.parseDouble(required(provenance, name + ".temperature")),
                        hard(required(provenance, name + ".hard-negatives"))),
                Similarity.valueOf(required(provenance, name + ".similarity")),
                Weights.valueOf(required(provenance, name + ".weights")),
                Double.parseDouble(required(provenance, name + ".learning-rate")),
                Double.parseDouble(required(provenance, name + ".regularization")),
                Long.parseLong(required(provenance, name + ".seed")),
                1);
    }

    private static String hard(int negatives) {
        return negatives == SampledSoftmaxLoss.ALL ? ALL : Integer.toString(negatives);
    }

    private static int hard(String negatives) {
        return negatives.equals(ALL) ? SampledSoftmaxLoss.ALL : Integer.parseInt(negatives);
    }

    private static String required(Map<String, String> provenance, String key) {
        String value = provenance.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the version's provenance has no " + key + ", it has " + provenance.keySet());
        }
        return value;
    }
}
