package dev.sluice.train.softmax;

import dev.sluice.internal.text.Facts;
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
        Facts facts = new Facts(provenance, name);
        return new SoftmaxSettings(
                facts.integer("dimension"),
                facts.integer("epochs"),
                facts.integer("batch"),
                facts.integer("uniform-negatives"),
                new SampledSoftmaxLoss(facts.number("temperature"), hard(facts.text("hard-negatives"))),
                Similarity.valueOf(facts.text("similarity")),
                Weights.valueOf(facts.text("weights")),
                facts.number("learning-rate"),
                facts.number("regularization"),
                facts.longInteger("seed"),
                1);
    }

    private static String hard(int negatives) {
        return negatives == SampledSoftmaxLoss.ALL ? ALL : Integer.toString(negatives);
    }

    private static int hard(String negatives) {
        return negatives.equals(ALL) ? SampledSoftmaxLoss.ALL : Integer.parseInt(negatives);
    }
}
