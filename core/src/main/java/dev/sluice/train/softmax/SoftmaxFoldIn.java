package dev.sluice.train.softmax;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.engine.Vectors;
import java.util.Optional;

/**
 * Makes the vector of a user whom training did not know, the items' vectors held still: from the mean of the history's
 * items, {@value FoldInSteps#STEPS} steps down the loss of a softmax over the items, or over at most
 * {@value FoldInSample#MOST} of them, evenly chosen. An item of the history counts once, however often it comes back;
 * items that training saw no event of say nothing and do not count. The same history gives the same vector, and about
 * the one that training would have given, not exactly: training went down by batches while items moved.
 *
 * <p>Costs {@code 4 d} operations an item of the sample and step. Valid as long as what it was made from; keeps a copy
 * of the sample. Safe for use by many threads.
 */
public final class SoftmaxFoldIn implements FoldIn {
    private final Optional<ModelVersion> version;
    private final Vectors items;
    private final int rows;
    private final SoftmaxSettings settings;
    private final FoldInSample sample;

    SoftmaxFoldIn(Vectors items, int rows, SoftmaxSettings settings) {
        this(Optional.empty(), items, rows, settings);
    }

    private SoftmaxFoldIn(Optional<ModelVersion> version, Vectors items, int rows, SoftmaxSettings settings) {
        this.version = version;
        this.items = items;
        this.rows = rows;
        this.settings = settings;
        this.sample = FoldInSample.of(items, rows, settings.dimension());
    }

    /**
     * The fold-in of a published factorisation. Reads every item's vector once.
     *
     * @param name of the model, {@link SoftmaxModel#NAME} unless it was given another
     * @throws IllegalArgumentException if the version holds no such model
     */
    public static SoftmaxFoldIn of(ModelSnapshot snapshot, String name) {
        EmbeddingStore items = snapshot.embeddings(name + ".items");
        SoftmaxSettings settings = SoftmaxProvenance.read(snapshot.provenance(), name);
        if (items.dimension() != settings.dimension()) {
            throw new IllegalArgumentException(name + ".items has " + items.dimension()
                    + " dimensions, its provenance says " + settings.dimension());
        }
        return new SoftmaxFoldIn(
                Optional.of(snapshot.version()), items::copyRow, Math.toIntExact(items.rows()), settings);
    }

    @Override
    public Optional<ModelVersion> version() {
        return version;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IndexOutOfBoundsException if an item is none of the version
     */
    @Override
    public boolean foldIn(History history, float[] vector) {
        int dimension = settings.dimension();
        if (vector.length < dimension) {
            throw new IllegalArgumentException("vector must have " + dimension + " entries: " + vector.length);
        }
        FoldInSteps steps = new FoldInSteps(settings, sample);
        float[] item = new float[dimension];
        for (int event = 0; event < history.size(); event++) {
            if (history.item(event) >= rows) {
                throw new IndexOutOfBoundsException("item must be below " + rows + ": " + history.item(event));
            }
            items.copy(history.item(event), item);
            steps.add(history.item(event), item);
        }
        return steps.run(vector);
    }
}
