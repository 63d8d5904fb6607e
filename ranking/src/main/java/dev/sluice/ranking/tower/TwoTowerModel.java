package dev.sluice.ranking.tower;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Tables;
import java.io.IOException;
import java.util.List;

/**
 * Vectors of all items of a catalogue, and what it takes to make those of users: written as the embedding tables
 *
 * <ul>
 *   <li>{@code two-tower.items}: what the item tower makes of each item, of length 1; zeros of an item without events
 *       and attributes,
 *   <li>{@code two-tower.history.items}: what an item in a history adds to a user's sum,
 *   <li>{@code two-tower.attributes.users}: what the catalogue knows of a user adds to it,
 *   <li>{@code two-tower.facts}: what numbers of events add to it, and a constant first,
 *   <li>{@code two-tower.hidden}: the units of the user tower's hidden layer, if it has one,
 * </ul>
 *
 * <p>and the settings as provenance. There is no table of users' vectors, which would be those of the end of the
 * training: a user's changes with every event and every hour. {@link TwoTowerUsers} computes them.
 */
public final class TwoTowerModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "two-tower";

    private final String name;
    private final TwoTowerSettings settings;
    private final Weights weights;
    private final List<String> itemColumns;
    private final List<String> userColumns;

    /** What it has learned. */
    record Weights(Factors items, Factors ofHistories, Factors ofUsers, Factors facts, HiddenLayer hidden) {}

    TwoTowerModel(
            String name,
            TwoTowerSettings settings,
            Weights weights,
            List<String> itemColumns,
            List<String> userColumns) {
        this.name = name;
        this.settings = settings;
        this.weights = weights;
        this.itemColumns = itemColumns;
        this.userColumns = userColumns;
    }

    /** The same model under another name, so that one version can hold several. */
    public TwoTowerModel named(String other) {
        return new TwoTowerModel(other, settings, weights, itemColumns, userColumns);
    }

    @Override
    public String name() {
        return name;
    }

    /** What it was trained with. */
    public TwoTowerSettings settings() {
        return settings;
    }

    /** Copies an item's vector into the first {@code settings().dimension()} entries. */
    public void copyItem(int item, float[] into) {
        weights.items.copy(item, into);
    }

    Weights weights() {
        return weights;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        weights.items.write(writer, name + ".items");
        weights.ofHistories.write(writer, name + SavedTowers.HISTORY);
        weights.ofUsers.write(writer, name + SavedTowers.ATTRIBUTES);
        weights.facts.write(writer, name + SavedTowers.FACTS);
        HiddenLayer hidden = weights.hidden;
        if (hidden.units() > 0) {
            int width = HiddenLayer.width(settings.dimension());
            Tables.vectors(
                    writer,
                    name + SavedTowers.HIDDEN,
                    hidden.units(),
                    width,
                    (unit, into) -> System.arraycopy(hidden.unit(unit), 0, into, 0, width));
        }
        SavedTowers.write(settings, itemColumns, userColumns, name, writer);
    }
}
