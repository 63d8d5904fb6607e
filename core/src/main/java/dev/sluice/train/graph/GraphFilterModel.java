package dev.sluice.train.graph;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Tables;
import dev.sluice.train.engine.WeightedLists;
import java.io.IOException;

/**
 * A filter that scores items by a history. Three tables are written:
 *
 * <ul>
 *   <li>{@code graphfilter.items}, a vector for each item;
 *   <li>{@code graphfilter.shares.items}, one number for each item: the vectors of a history's items, each times this
 *       number, add up to the vector of its user;
 *   <li>{@code graphfilter.votes.items}, sparse: what an item of a history adds to the scores of other items beside the
 *       product of the user's vector and theirs, the greatest first. It can be less than nothing.
 * </ul>
 */
public final class GraphFilterModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "graphfilter";

    private final String name;
    private final GraphFilterSettings settings;
    private final Factors items;
    private final float[] shares;
    private final WeightedLists votes;

    GraphFilterModel(String name, GraphFilterSettings settings, Factors items, float[] shares, WeightedLists votes) {
        this.name = name;
        this.settings = settings;
        this.items = items;
        this.shares = shares;
        this.votes = votes;
    }

    /** The same model under another name, so that one version can hold several. */
    public GraphFilterModel named(String other) {
        return new GraphFilterModel(other, settings, items, shares, votes);
    }

    @Override
    public String name() {
        return name;
    }

    /** What it was trained with. */
    public GraphFilterSettings settings() {
        return settings;
    }

    /** Length of the vectors: the dimension of the settings, or less where the graph has no more frequencies. */
    public int dimension() {
        return items.dimension();
    }

    /** How many items, the unknown among them. */
    public int itemRows() {
        return items.rows();
    }

    /** Copies an item's vector into the first {@link #dimension} entries. */
    public void copyItem(int item, float[] into) {
        items.copy(item, into);
    }

    /** What an item's vector is multiplied by in a history. */
    public float share(int item) {
        return shares[item];
    }

    /** A copy of the items that an item votes for, the greatest weight first. */
    public int[] votes(int item) {
        return votes.indexes(item).clone();
    }

    /** A copy of the weights of {@link #votes}. */
    public float[] weights(int item) {
        return votes.weights(item).clone();
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        items.write(writer, name + ".items");
        Tables.numbers(writer, name + ".shares.items", shares.length, item -> shares[item]);
        votes.write(writer, name + ".votes.items");
        writer.provenance(name + ".dimension", Integer.toString(settings.dimension()));
        writer.provenance(name + ".rounds", Integer.toString(settings.rounds()));
        writer.provenance(
                name + ".user-exponent", Double.toString(settings.exponents().user()));
        writer.provenance(
                name + ".item-exponent", Double.toString(settings.exponents().item()));
        writer.provenance(
                name + ".history-exponent", Double.toString(settings.exponents().history()));
        writer.provenance(name + ".regularization", Double.toString(settings.regularization()));
        writer.provenance(name + ".remainder", Double.toString(settings.remainder()));
        writer.provenance(name + ".neighbours", Integer.toString(settings.neighbours()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
    }
}
