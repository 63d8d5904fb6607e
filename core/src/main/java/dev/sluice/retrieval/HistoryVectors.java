package dev.sluice.retrieval;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes a user's vector of a graph filter's: the vectors of the distinct items of the history, each times the item's
 * share, added up. The vector is that which the model has for the user; there is no training behind it that this would
 * have to repeat.
 *
 * <p>Costs a row of the table for each item. Valid as long as the snapshot is leased. Safe for use by many threads.
 */
public final class HistoryVectors implements FoldIn {
    private final EmbeddingStore items;
    private final EmbeddingStore shares;

    private HistoryVectors(EmbeddingStore items, EmbeddingStore shares) {
        this.items = items;
        this.shares = shares;
    }

    /** Adds up rows of the table {@code <model>.items}, each times its number in {@code <model>.shares.items}. */
    public static HistoryVectors of(ModelSnapshot snapshot, String model) {
        EmbeddingStore shares = snapshot.embeddings(model + ".shares.items");
        if (shares.dimension() != 1) {
            throw new IllegalArgumentException(model + ".shares.items must have 1 dimension: " + shares.dimension());
        }
        return new HistoryVectors(snapshot.embeddings(model + ".items"), shares);
    }

    @Override
    public Optional<ModelVersion> version() {
        return Optional.of(items.version());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IndexOutOfBoundsException if an item is none of the version
     */
    @Override
    public boolean foldIn(History history, float[] vector) {
        if (vector.length < items.dimension()) {
            throw new IllegalArgumentException("vector must have " + items.dimension() + " entries: " + vector.length);
        }
        double[] sum = new double[items.dimension()];
        float[] row = new float[items.dimension()];
        float[] share = new float[1];
        boolean says = false;
        for (int item : distinct(history)) {
            shares.copyRow(item, share);
            if (share[0] != 0) {
                items.copyRow(item, row);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += (double) share[0] * row[i];
                }
                says = true;
            }
        }
        for (int i = 0; i < sum.length && says; i++) {
            vector[i] = (float) sum[i];
        }
        return says;
    }

    /** Ascending, so that a history in another order gives the same vector. */
    static int[] distinct(History history) {
        return Arrays.stream(history.items()).sorted().distinct().toArray();
    }
}
