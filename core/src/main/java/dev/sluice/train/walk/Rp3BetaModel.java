package dev.sluice.train.walk;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.WeightedLists;
import java.io.IOException;

/**
 * Which items a walk reaches from which: row {@code i} of the sparse table {@code rp3beta.items} lists the items
 * {@code j} with the weight that {@code i} in a history adds to the score of {@code j}, the greatest first. So the
 * scores of a history are the sum of the rows of its items, which is what
 * {@link dev.sluice.retrieval.NeighbourCandidates} computes.
 *
 * <p>There is no fold-in and no need of one: nothing is kept of the users, the history itself is the query.
 */
public final class Rp3BetaModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "rp3beta";

    private final String name;
    private final Rp3BetaSettings settings;
    private final WeightedLists votes;

    Rp3BetaModel(String name, Rp3BetaSettings settings, WeightedLists votes) {
        this.name = name;
        this.settings = settings;
        this.votes = votes;
    }

    /** The same model under another name, so that one version can hold several. */
    public Rp3BetaModel named(String other) {
        return new Rp3BetaModel(other, settings, votes);
    }

    @Override
    public String name() {
        return name;
    }

    /** A copy of the items that are reached from an item, the greatest weight first. */
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
        writer.provenance(name + ".alpha", Double.toString(settings.alpha()));
        writer.provenance(name + ".beta", Double.toString(settings.beta()));
        writer.provenance(name + ".neighbours", Integer.toString(settings.neighbours()));
        writer.provenance(name + ".rows", settings.rows().name());
        writer.provenance(name + ".strength", settings.strength().name());
    }
}
