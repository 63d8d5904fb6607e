package dev.sluice.train.softmax;

import dev.sluice.store.SnapshotWriter;

/**
 * What the fine-tuning on exposures did to a model. The probability that an exposure has a good outcome is then about
 * {@code 1 / (1 + exp(-(scale * score + bias)))}.
 *
 * @param settings what it was done with
 * @param exposures how many were learned from
 * @param leftOut how many were not, being of users or items that the phase before had no event of
 * @param scale fitted to the scores of the phase before, at least 1
 * @param bias fitted to the scores of the phase before
 */
public record ServedPhase(ServedSettings settings, int exposures, int leftOut, double scale, double bias) {
    void write(String name, SnapshotWriter writer) {
        writer.provenance(name + ".served.epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".served.batch", Integer.toString(settings.batch()));
        writer.provenance(name + ".served.learning-rate", Double.toString(settings.learningRate()));
        writer.provenance(name + ".served.exposures", Integer.toString(exposures));
        writer.provenance(name + ".served.left-out", Integer.toString(leftOut));
        writer.provenance(name + ".served.scale", Double.toString(scale));
        writer.provenance(name + ".served.bias", Double.toString(bias));
    }
}
