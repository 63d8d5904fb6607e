package dev.sluice.ranking.neural;

import dev.sluice.FeatureSchema;
import dev.sluice.ModelVersion;
import dev.sluice.Scorer;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.BlockScorer;
import dev.sluice.ranking.training.Origin;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A trained deep and cross network. Written as its inputs and, for each layer and each category, an embedding table;
 * its shape, heads and settings are provenance.
 *
 * <p>Scores by probabilities, one for each head, without ND4J: two operations a weight and candidate, of which a core
 * does some {@code 10^10} a second, and several times as many with the vector module.
 */
public final class DcnModel implements TrainedModel {
    private final Origin origin;
    private final List<String> heads;
    private final Network network;

    DcnModel(Origin origin, List<String> heads, Network network) {
        this.origin = origin;
        this.heads = List.copyOf(heads);
        this.network = network;
    }

    @Override
    public String name() {
        return origin.name();
    }

    /** The features it reads. */
    public FeatureSchema schema() {
        return origin.inputs().schema();
    }

    /** What it predicts. */
    public List<String> heads() {
        return heads;
    }

    /** Scores with this model, queries of any version. */
    public Scorer scorer() {
        return scorer(origin.inputs(), heads, network, Optional.empty());
    }

    /**
     * Scores with a model of a snapshot, queries of its version alone; the snapshot is not read again later.
     *
     * @throws IllegalArgumentException if the version holds no such model, or one whose features, inputs and weights do
     *     not belong together; names what does not
     */
    public static Scorer scorer(ModelSnapshot snapshot, String name) {
        Inputs inputs = Inputs.read(snapshot, name);
        SavedNetwork saved = new SavedNetwork(name);
        return scorer(inputs, saved.heads(snapshot), saved.read(snapshot, inputs), Optional.of(snapshot.version()));
    }

    private static Scorer scorer(Inputs inputs, List<String> heads, Network network, Optional<ModelVersion> version) {
        return new BlockScorer(inputs, heads, () -> new ForwardPass(network), version);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        origin.write(writer);
        new SavedNetwork(name()).write(network, heads, writer);
    }

    Inputs inputs() {
        return origin.inputs();
    }

    Network network() {
        return network;
    }
}
