package dev.sluice.train.bpr;

import dev.sluice.FoldIn;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Vectors;
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
        write(users::get, users.places(), settings.dimension(), name + ".users", writer);
        write(items, weights.rows(), settings.dimension(), name + ".items", writer);
        write((item, into) -> into[0] = (float) weights.of(item), weights.rows(), 1, name + ".negatives", writer);
        BprProvenance.write(settings, name, writer);
    }

    private static void write(Vectors vectors, int rows, int dimension, String table, SnapshotWriter writer)
            throws IOException {
        float[] row = new float[dimension];
        try (EmbeddingWriter embeddings = writer.embeddings(table, ElementType.F32, dimension)) {
            for (int i = 0; i < rows; i++) {
                vectors.copy(i, row);
                embeddings.append(row);
            }
        }
    }
}
