package dev.sluice.train.softmax;

import dev.sluice.FoldIn;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Factors;
import java.io.IOException;
import java.util.Optional;

/**
 * Vectors of users and items whose inner product says how well an item suits a user; where scores are cosines, all of
 * them have length 1. Written as the embedding tables {@code softmax.users} and {@code softmax.items}, the settings as
 * provenance.
 */
public final class SoftmaxModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "softmax";

    private final String name;
    private final SoftmaxSettings settings;
    private final Factors users;
    private final Factors items;
    private final Optional<ServedPhase> served;

    SoftmaxModel(String name, SoftmaxSettings settings, Factors users, Factors items) {
        this(name, settings, users, items, Optional.empty());
    }

    private SoftmaxModel(
            String name, SoftmaxSettings settings, Factors users, Factors items, Optional<ServedPhase> served) {
        this.name = name;
        this.settings = settings;
        this.users = users;
        this.items = items;
        this.served = served;
    }

    /** The same model, as that of a training that had a second phase. */
    SoftmaxModel after(ServedPhase phase) {
        return new SoftmaxModel(name, settings, users, items, Optional.of(phase));
    }

    /** The same model under another name, so that one version can hold several. */
    public SoftmaxModel named(String other) {
        return new SoftmaxModel(other, settings, users, items, served);
    }

    @Override
    public String name() {
        return name;
    }

    /** What it was trained with. */
    public SoftmaxSettings settings() {
        return settings;
    }

    /** What a {@link TwoPhaseTrainer} did to it on exposures, if one did. */
    public Optional<ServedPhase> served() {
        return served;
    }

    Factors users() {
        return users;
    }

    Factors items() {
        return items;
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
        return new SoftmaxFoldIn(items, items.rows(), settings);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        users.write(writer, name + ".users");
        items.write(writer, name + ".items");
        SoftmaxProvenance.write(settings, name, writer);
        served.ifPresent(phase -> phase.write(name, writer));
    }
}
