package dev.sluice.train.bpr;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.engine.AliasTable;
import dev.sluice.train.engine.Vectors;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes a vector for a user by the steps of training, the items' vectors held still: from zero, ten passes over the
 * items of the history at most, against negatives drawn as in training. What is drawn depends on the seed of the
 * training and on which items the history has, so that the same items give the same vector; their order, values and
 * number of events say nothing, nor do items that training saw no event of.
 *
 * <p>Costs ten steps an item of a history of a hundred, one an item of a thousand or more. Valid as long as what it was
 * made from. Safe for use by many threads; keeps 12 bytes of heap an item.
 */
public final class BprFoldIn implements FoldIn {
    private final Optional<ModelVersion> version;
    private final Vectors items;
    private final DrawWeights weights;
    private final BprSettings settings;
    private final AliasTable negatives;

    BprFoldIn(Vectors items, DrawWeights weights, BprSettings settings) {
        this(Optional.empty(), items, weights, settings);
    }

    private BprFoldIn(Optional<ModelVersion> version, Vectors items, DrawWeights weights, BprSettings settings) {
        this.version = version;
        this.items = items;
        this.weights = weights;
        this.settings = settings;
        this.negatives = new AliasTable(
                IntStream.range(0, weights.rows()).mapToDouble(weights::of).toArray());
    }

    /**
     * The fold-in of a published model.
     *
     * @param name of the model, {@link BprModel#NAME} unless it was given another
     * @throws IllegalArgumentException if the version holds no such model
     */
    public static BprFoldIn of(ModelSnapshot snapshot, String name) {
        EmbeddingStore items = snapshot.embeddings(name + ".items");
        EmbeddingStore negatives = snapshot.embeddings(name + ".negatives");
        BprSettings settings = BprProvenance.read(snapshot.provenance(), name);
        if (items.dimension() != settings.dimension()) {
            throw new IllegalArgumentException(name + ".items has " + items.dimension()
                    + " dimensions, its provenance says " + settings.dimension());
        }
        DrawWeights weights = DrawWeights.of(negatives::copyRow, Math.toIntExact(negatives.rows()));
        return new BprFoldIn(Optional.of(snapshot.version()), items::copyRow, weights, settings);
    }

    @Override
    public Optional<ModelVersion> version() {
        return version;
    }

    /**
     * {@inheritDoc}
     *
     * @return whether the history has an item that training saw, and lacks one
     * @throws IndexOutOfBoundsException if an item is none of the version
     */
    @Override
    public boolean foldIn(History history, float[] vector) {
        if (vector.length < settings.dimension()) {
            throw new IllegalArgumentException(
                    "vector must have " + settings.dimension() + " entries: " + vector.length);
        }
        int[] known = IntStream.of(history.items())
                .filter(this::isKnown)
                .sorted()
                .distinct()
                .toArray();
        return new UserSteps(settings, items, negatives, known).into(vector);
    }

    private boolean isKnown(int item) {
        if (item >= weights.rows()) {
            throw new IndexOutOfBoundsException("item must be below " + weights.rows() + ": " + item);
        }
        return weights.knows(item);
    }
}
