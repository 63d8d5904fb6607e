package dev.sluice.ranking.factorization;

import dev.sluice.FeatureSchema;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;

/**
 * A trained factorization machine. Written as its inputs and the embedding table {@code <name>.factors}, a row for the
 * bias and each input with its weight and its factors; its features and settings are provenance.
 */
public final class FmModel implements TrainedModel {
    private final String name;
    private final Inputs inputs;
    private final Factors factors;
    private final FmSettings settings;
    private final int examples;

    FmModel(String name, Inputs inputs, Factors factors, FmSettings settings, int examples) {
        this.name = name;
        this.inputs = inputs;
        this.factors = factors;
        this.settings = settings;
        this.examples = examples;
    }

    @Override
    public String name() {
        return name;
    }

    /** The features it reads. */
    public FeatureSchema schema() {
        return inputs.schema();
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        inputs.write(name, writer);
        SavedFactors.write(factors, name, writer);
        writer.provenance(name + ".dimension", Integer.toString(settings.factors()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".batch", Integer.toString(settings.batch()));
        writer.provenance(name + ".rate", Double.toString(settings.rate()));
        writer.provenance(name + ".regularization", Double.toString(settings.regularization()));
        writer.provenance(name + ".heldOut", Double.toString(settings.heldOut()));
        writer.provenance(name + ".patience", Integer.toString(settings.patience()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
        writer.provenance(name + ".examples", Integer.toString(examples));
    }

    Inputs inputs() {
        return inputs;
    }

    Factors factors() {
        return factors;
    }
}
