package dev.sluice.train.linear;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.WeightedLists;
import java.io.IOException;

/**
 * The weights by which items predict each other, some of them negative. Every item has kept the weights that count most
 * for it; the table is written the other way round, as serving reads it: row {@code j} of the sparse table
 * {@code ease.items} lists the items {@code i} that {@code j} speaks for or against, with the weight that {@code j} in
 * a history adds to the score of {@code i}, the greatest first. So the scores of a history are the sum of the rows of
 * its items, which is what {@link dev.sluice.retrieval.NeighbourCandidates} computes.
 *
 * <p>There is no fold-in and no need of one: nothing is kept of the users, the history itself is the query.
 */
public final class EaseModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "ease";

    private final String name;
    private final EaseSettings settings;
    private final WeightedLists votes;

    EaseModel(String name, EaseSettings settings, WeightedLists votes) {
        this.name = name;
        this.settings = settings;
        this.votes = votes;
    }

    /** The same model under another name, so that one version can hold several. */
    public EaseModel named(String other) {
        return new EaseModel(other, settings, votes);
    }

    @Override
    public String name() {
        return name;
    }

    /** A copy of the items that an item speaks for or against, the greatest weight first. */
    public int[] items(int item) {
        return votes.indexes(item).clone();
    }

    /** A copy of the weights of {@link #items}. */
    public float[] weights(int item) {
        return votes.weights(item).clone();
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        votes.write(writer, name + ".items");
        writer.provenance(name + ".lambda", Double.toString(settings.lambda()));
        writer.provenance(name + ".dropout", Double.toString(settings.dropout()));
        writer.provenance(name + ".strength", settings.strength().name());
        writer.provenance(name + ".weights", Integer.toString(settings.weights()));
    }
}
