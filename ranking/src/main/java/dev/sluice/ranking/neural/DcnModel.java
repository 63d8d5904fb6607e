package dev.sluice.ranking.neural;

import dev.sluice.FeatureSchema;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.util.List;

/**
 * A trained deep and cross network. Written as its inputs and, for each layer and each category, an embedding table;
 * its shape, heads and settings are provenance.
 */
public final class DcnModel implements TrainedModel {
    private final String name;
    private final Inputs inputs;
    private final List<String> heads;
    private final Network network;
    private final DcnSettings settings;
    private final int examples;

    DcnModel(String name, Inputs inputs, List<String> heads, Network network, DcnSettings settings, int examples) {
        this.name = name;
        this.inputs = inputs;
        this.heads = List.copyOf(heads);
        this.network = network;
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

    /** What it predicts. */
    public List<String> heads() {
        return heads;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        inputs.write(name, writer);
        new SavedNetwork(name).write(network, heads, writer);
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".batch", Integer.toString(settings.batch()));
        writer.provenance(name + ".rate", Double.toString(settings.rate()));
        writer.provenance(name + ".decay", Double.toString(settings.decay()));
        writer.provenance(name + ".heldOut", Double.toString(settings.heldOut()));
        writer.provenance(name + ".patience", Integer.toString(settings.patience()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
        writer.provenance(name + ".examples", Integer.toString(examples));
    }

    Inputs inputs() {
        return inputs;
    }

    Network network() {
        return network;
    }
}
