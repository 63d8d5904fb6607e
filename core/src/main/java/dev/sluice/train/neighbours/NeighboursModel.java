package dev.sluice.train.neighbours;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Tables;
import dev.sluice.train.engine.WeightedLists;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Which items speak for which. Every item has kept its nearest items; the table is written the other way round, as
 * serving reads it: row {@code j} of the sparse table {@code neighbours.items} lists the items {@code i} that have
 * {@code j} among their nearest, with the weight {@code w(i, j)} that {@code j} in a history adds to the score of
 * {@code i}, the greatest weight first. So the scores of a history are the sum of the rows of its items. A row can be
 * longer than the number of neighbours that each item keeps.
 *
 * <p>With a bias there is also the embedding table {@code neighbours.bias} of one dimension, whose row {@code i} is
 * added to the score of {@code i}, whatever the history.
 *
 * <p>There is no fold-in and no need of one: nothing is kept of the users, the history itself is the query.
 */
public final class NeighboursModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "neighbours";

    private final String name;
    private final NeighboursSettings settings;
    private final WeightedLists votes;
    private final float[] bias;

    NeighboursModel(String name, NeighboursSettings settings, WeightedLists votes, float[] bias) {
        this.name = name;
        this.settings = settings;
        this.votes = votes;
        this.bias = bias;
    }

    /** The same model under another name, so that one version can hold several. */
    public NeighboursModel named(String other) {
        return new NeighboursModel(other, settings, votes, bias);
    }

    @Override
    public String name() {
        return name;
    }

    /** A copy of the items that an item votes for, the greatest weight first. */
    public int[] items(int item) {
        return votes.indexes(item).clone();
    }

    /** A copy of the weights of {@link #items}. */
    public float[] weights(int item) {
        return votes.weights(item).clone();
    }

    /** What is added to an item's score, if the model has a bias. */
    public OptionalDouble bias(int item) {
        return bias.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(bias[item]);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        votes.write(writer, name + ".items");
        if (bias.length > 0) {
            Tables.numbers(writer, name + ".bias", bias.length, item -> bias[item]);
        }
        writer.provenance(name + ".neighbours", Integer.toString(settings.neighbours()));
        writer.provenance(name + ".similarity", settings.similarity().toString());
        writer.provenance(name + ".strength", settings.strength().name());
        writer.provenance(name + ".rows", settings.rows().name());
        writer.provenance(name + ".bias", settings.bias().name());
    }
}
