package dev.sluice.ranking.factorization;

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
 * A trained factorization machine. Written as its inputs and the embedding table {@code <name>.factors}, a row for the
 * bias and each input with its weight and its factors; its features and settings are provenance.
 *
 * <p>Scores by probabilities, in two operations an input, factor and candidate.
 */
public final class FmModel implements TrainedModel {
    /** The head of a scorer that has only one. */
    private static final List<String> HEADS = List.of("score");

    private final Origin origin;
    private final Factors factors;

    FmModel(Origin origin, Factors factors) {
        this.origin = origin;
        this.factors = factors;
    }

    @Override
    public String name() {
        return origin.name();
    }

    /** The features it reads. */
    public FeatureSchema schema() {
        return origin.inputs().schema();
    }

    /** Scores with this model, queries of any version. */
    public Scorer scorer() {
        return scorer(origin.inputs(), factors, Optional.empty());
    }

    /**
     * Scores with a model of a snapshot, queries of its version alone; the snapshot is not read again later.
     *
     * @throws IllegalArgumentException if the version holds no such model, or one whose features, inputs and factors do
     *     not belong together; names what does not
     */
    public static Scorer scorer(ModelSnapshot snapshot, String name) {
        Inputs inputs = Inputs.read(snapshot, name);
        return scorer(inputs, SavedFactors.read(snapshot, name, inputs), Optional.of(snapshot.version()));
    }

    private static Scorer scorer(Inputs inputs, Factors factors, Optional<ModelVersion> version) {
        return new BlockScorer(inputs, HEADS, () -> new FmPass(factors), version);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        origin.write(writer);
        SavedFactors.write(factors, name(), writer);
    }

    Inputs inputs() {
        return origin.inputs();
    }

    Factors factors() {
        return factors;
    }
}
