package dev.sluice.train.popularity;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;

/**
 * What is met more often than it was. Written as the embedding table {@code trending.items} of one dimension, a score
 * for each item; those above 0 are rising.
 */
public final class TrendingModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "trending";

    private final String name;
    private final TrendingSettings settings;
    private final Tally recent;
    private final Tally earlier;
    private final double[] scores;

    TrendingModel(String name, TrendingSettings settings, Tally recent, Tally earlier, double[] scores) {
        this.name = name;
        this.settings = settings;
        this.recent = recent;
        this.earlier = earlier;
        this.scores = scores;
    }

    /** The same model under another name, so that one version can hold several. Its table is {@code <name>.items}. */
    public TrendingModel named(String other) {
        return new TrendingModel(other, settings, recent, earlier, scores);
    }

    @Override
    public String name() {
        return name;
    }

    /** By how many standard deviations an item is met more often than it was; 0 of one that nobody met. */
    public double score(int item) {
        return scores[item];
    }

    /** What an item counts in the recent span. */
    public double recent(int item) {
        return recent.counts()[item];
    }

    /** What an item counts in the earlier span. */
    public double earlier(int item) {
        return earlier.counts()[item];
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        Numbers.write(scores, name, writer);
        writer.provenance(name + ".counted", settings.counted().name());
        writer.provenance(name + ".recent", settings.recent().toString());
        writer.provenance(name + ".earlier", settings.earlier().toString());
        writer.provenance(name + ".as-of", settings.asOf().toString());
        writer.provenance(name + ".prior", Double.toString(settings.prior()));
        writer.provenance(name + ".recent-events", Integer.toString(recent.taken()));
        writer.provenance(name + ".earlier-events", Integer.toString(earlier.taken()));
    }
}
