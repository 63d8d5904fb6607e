package dev.sluice.train.content;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.engine.WeightedLists;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * What items are about. Written as two sparse tables: row {@code i} of {@code content.items} is the vector of item
 * {@code i}, its terms with their weights, of length 1; row {@code t} of {@code content.terms} lists the items that
 * have term {@code t}, the greatest weight first.
 */
public final class ContentModel implements TrainedModel {
    /** The name of a model that was given no other. */
    public static final String NAME = "content";

    private final String name;
    private final ContentSettings settings;
    private final WeightedLists vectors;
    private final WeightedLists postings;
    private final int described;

    ContentModel(String name, ContentSettings settings, WeightedLists vectors, WeightedLists postings, int described) {
        this.name = name;
        this.settings = settings;
        this.vectors = vectors;
        this.postings = postings;
        this.described = described;
    }

    /** The same model under another name, so that one version can hold several. */
    public ContentModel named(String other) {
        return new ContentModel(other, settings, vectors, postings, described);
    }

    @Override
    public String name() {
        return name;
    }

    /** How many terms are kept. */
    public int terms() {
        return postings.rows() - 1;
    }

    /** How many items have no content; they are never proposed. */
    public int withoutContent() {
        return vectors.rows() - 1 - described;
    }

    /** A copy of the terms of an item, numbers from 1 on that ascend. */
    public int[] terms(int item) {
        return vectors.indexes(item).clone();
    }

    /** A copy of the weights of {@link #terms(int)}. */
    public float[] weights(int item) {
        return vectors.weights(item).clone();
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        vectors.write(writer, name + ".items");
        postings.write(writer, name + ".terms");
        String columns = settings.columns().entrySet().stream()
                .map(column -> column.getKey() + ":" + column.getValue())
                .collect(Collectors.joining(","));
        writer.provenance(name + ".columns", columns);
        writer.provenance(name + ".least-items", Integer.toString(settings.leastItems()));
        writer.provenance(name + ".most-share", Double.toString(settings.mostShare()));
        writer.provenance(name + ".repeats", settings.repeats().name());
        writer.provenance(name + ".weighing", settings.weighing().name());
        settings.halfLife().ifPresent(halfLife -> writer.provenance(name + ".half-life", halfLife.toString()));
        writer.provenance(name + ".without-content", Integer.toString(withoutContent()));
    }
}
