package dev.sluice.train.popularity;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;

/**
 * The newest items. Written as the embedding table {@code recent.items} of one dimension, the greater the newer: the
 * oldest item has 1, those that came at the next moment 2, and so on; 0 is of items that do not belong there. Moments
 * are told apart as long as there are no more than 16 million of them.
 */
public final class RecentModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "recent";

    private final String name;
    private final RecentSettings settings;
    private final double[] places;
    private final int without;
    private final int outside;

    RecentModel(String name, RecentSettings settings, double[] places, int without, int outside) {
        this.name = name;
        this.settings = settings;
        this.places = places;
        this.without = without;
        this.outside = outside;
    }

    /** The same model under another name, so that one version can hold several. Its table is {@code <name>.items}. */
    public RecentModel named(String other) {
        return new RecentModel(other, settings, places, without, outside);
    }

    @Override
    public String name() {
        return name;
    }

    /** How many moments, up to its own, items came at; 0 of an item that does not belong there. */
    public int place(int item) {
        return (int) places[item];
    }

    /** How many items have neither a time of publication nor an event. */
    public int withoutTime() {
        return without;
    }

    /** How many items came at another time than that of the window. */
    public int outsideWindow() {
        return outside;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        Numbers.write(places, name, writer);
        writer.provenance(name + ".published", settings.published().orElse("by first event"));
        settings.window().ifPresent(window -> {
            writer.provenance(name + ".from", window.from().toString());
            writer.provenance(name + ".to", window.to().toString());
        });
        writer.provenance(name + ".without-time", Integer.toString(without));
        writer.provenance(name + ".outside-window", Integer.toString(outside));
    }
}
