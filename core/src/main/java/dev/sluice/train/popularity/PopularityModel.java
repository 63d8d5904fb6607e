package dev.sluice.train.popularity;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;

/** How popular each item is. Written as the embedding table {@code popularity.items} of one dimension. */
public final class PopularityModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "popularity";

    private final String name;
    private final PopularitySettings settings;
    private final double[] counts;
    private final int events;

    /** @param events how many have counted */
    PopularityModel(String name, PopularitySettings settings, double[] counts, int events) {
        this.name = name;
        this.settings = settings;
        this.counts = counts;
        this.events = events;
    }

    /**
     * The same counts under another name, so that one version can hold what was popular at any time beside what is
     * popular now. Its table is {@code <name>.items}.
     */
    public PopularityModel named(String other) {
        return new PopularityModel(other, settings, counts, events);
    }

    @Override
    public String name() {
        return name;
    }

    /** The count of an item, 0 of one that nobody met. */
    public double count(int item) {
        return counts[item];
    }

    /** How many events have counted: all, or those of the window. */
    public int events() {
        return events;
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        Numbers.write(counts, name, writer);
        Numbers.note(settings, name, writer);
        writer.provenance(name + ".events", Integer.toString(events));
    }
}
