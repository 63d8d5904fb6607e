package dev.sluice.train.als;

import dev.sluice.FoldIn;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Factors;
import java.io.IOException;

/**
 * Vectors of users and items whose inner product says how well an item suits a user. Written as the embedding tables
 * {@code als.users} and {@code als.items}, the settings as provenance.
 */
public final class AlsModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "als";

    private final String name;
    private final AlsSettings settings;
    private final Factors users;
    private final Factors items;

    AlsModel(String name, AlsSettings settings, Factors users, Factors items) {
        this.name = name;
        this.settings = settings;
        this.users = users;
        this.items = items;
    }

    /** The same model under another name, so that one version can hold several. */
    public AlsModel named(String other) {
        return new AlsModel(other, settings, users, items);
    }

    @Override
    public String name() {
        return name;
    }

    /** What it was trained with. */
    public AlsSettings settings() {
        return settings;
    }

    /** Copies a user's vector into the first {@code settings().dimension()} entries. */
    public void copyUser(int user, float[] into) {
        users.copy(user, into);
    }

    /** Copies an item's vector into the first {@code settings().dimension()} entries. */
    public void copyItem(int item, float[] into) {
        items.copy(item, into);
    }

    /** Makes vectors of users who were not trained. Costs a pass over the items once. */
    public FoldIn foldIn() {
        return new AlsFoldIn(items, items.rows(), settings);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        users.write(writer, name + ".users");
        items.write(writer, name + ".items");
        AlsProvenance.write(settings, name, writer);
    }
}
