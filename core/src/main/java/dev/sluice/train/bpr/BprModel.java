package dev.sluice.train.bpr;

import dev.sluice.FoldIn;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Tables;
import java.io.IOException;

/**
 * Vectors of users and items whose inner product ranks the items of a user; how large it is says nothing. Written as
 * the embedding tables {@code bpr.users} and {@code bpr.items}, the settings as provenance, and for the fold-in as
 * {@code bpr.negatives}, one number an item, how often each is drawn.
 */
public final class BprModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "bpr";

    private final String name;
    private final BprSettings settings;
    private final DrawWeights weights;
    private final BlockedVectors users;
    private final PlacedItems items;

    BprModel(String name, BprSettings settings, DrawWeights weights, BlockedVectors users, PlacedItems items) {
        this.name = name;
        this.settings = settings;
        this.weights = weights;
        this.users = users;
        this.items = items;
    }

    /** The same model under another name, so that one version can hold several. */
    public BprModel named(String other) {
        return new BprModel(other, settings, weights, users, items);
    }

    @Override
    public String name() {
        return name;
    }

    /** What it was trained with. */
    public BprSettings settings() {
        return settings;
    }

    /** Copies a user's vector into the first {@code settings().dimension()} entries. */
    public void copyUser(int user, float[] into) {
        users.get(user, into);
    }

    /** Copies an item's vector into the first {@code settings().dimension()} entries. */
    public void copyItem(int item, float[] into) {
        items.copy(item, into);
    }

    /** Makes vectors of users who were not trained. */
    public FoldIn foldIn() {
        return new BprFoldIn(items, weights, settings);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        Tables.vectors(writer, name + ".users", users.places(), settings.dimension(), users::get);
        Tables.vectors(writer, name + ".items", weights.rows(), settings.dimension(), items);
        Tables.numbers(writer, name + ".negatives", weights.rows(), weights::of);
        BprProvenance.write(settings, name, writer);
    }
}
