package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;

/**
 * How alike an item is to what the user met last: {@code <model>.history-max} and {@code <model>.history-mean}, the
 * greatest and the mean cosine of its vector with those of the latest distinct items of the history, up to the moment
 * of the query. The one finds what is next to a single one of them, which a vector of the whole user blurs. Missing
 * where the item, or every item of the history, has no vector, which is one of length 0.
 *
 * <p>The vectors must be of a training that ends before what the labels of examples tell of: one that has seen the
 * labels puts the liked items next to the history.
 *
 * <p>Costs an inner product for each candidate and item of the history; 4 bytes of heap an item, and one reading of the
 * table when it is made.
 */
public final class HistorySimilarityFeatures implements FeatureSource {
    /** So many items of a history are compared at once. */
    private static final int TOGETHER = 32;

    private final EmbeddingStore items;
    private final int latest;
    private final FeatureSchema schema;
    /** One by the length of each vector, NaN of one that has none. */
    private final float[] inverse;

    private HistorySimilarityFeatures(EmbeddingStore items, int latest, FeatureSchema schema, float[] inverse) {
        this.items = items;
        this.latest = latest;
        this.schema = schema;
        this.inverse = inverse;
    }

    /**
     * Reads the table {@code <model>.items} of a snapshot.
     *
     * @param latest how many items of the history count, at least 1
     */
    public static HistorySimilarityFeatures of(ModelSnapshot snapshot, String model, int latest) {
        if (latest < 1) {
            throw new IllegalArgumentException("latest must be at least 1: " + latest);
        }
        FeatureSchema schema =
                FeatureSchema.of(FeatureKey.number(model + ".history-max"), FeatureKey.number(model + ".history-mean"));
        EmbeddingStore items = snapshot.embeddings(model + ".items");
        return new HistorySimilarityFeatures(items, latest, schema, inverse(items));
    }

    private static float[] inverse(EmbeddingStore items) {
        float[] inverse = new float[Math.toIntExact(items.rows())];
        float[] vector = new float[items.dimension()];
        for (int item = 0; item < inverse.length; item++) {
            items.copyRow(item, vector);
            double squares = 0;
            for (float number : vector) {
                squares += (double) number * number;
            }
            float one = (float) (1 / Math.sqrt(squares));
            inverse[item] = one < Float.POSITIVE_INFINITY ? one : Float.NaN; // none, or too short for a direction
        }
        return inverse;
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(items.version());
        int size = candidates.size();
        Arrays.fill(columns[0], 0, size, Float.NEGATIVE_INFINITY);
        Arrays.fill(columns[1], 0, size, 0);
        int[] rows = candidates.memory().ints(size);
        candidates.items(rows);
        Slots history = LatestItems.of(query, latest, candidates.memory());
        int count = 0;
        for (int from = 0; from < history.size(); from += TOGETHER) {
            count += add(history, from, rows, size, candidates.memory(), columns);
        }
        divide(rows, size, count, columns[0], columns[1]);
    }

    /** Compares with some items of the history at once, so that each candidate's row is read once. */
    private int add(Slots history, int from, int[] rows, int size, BatchMemory memory, float[][] columns) {
        int dimension = items.dimension();
        int to = Math.min(history.size(), from + TOGETHER);
        float[] vector = memory.floats(dimension);
        float[] vectors = memory.floats((to - from) * dimension);
        float[] scales = memory.floats(to - from);
        int count = 0;
        for (int slot = from; slot < to; slot++) {
            int item = history.key(slot);
            if (!Float.isNaN(inverse[item])) {
                items.copyRow(item, vector);
                System.arraycopy(vector, 0, vectors, count * dimension, dimension);
                scales[count++] = inverse[item];
            }
        }
        float[] products = memory.floats(count * size);
        items.productsOfRows(vectors, count, rows, size, products);
        for (int i = 0; i < count; i++) {
            add(products, i * size, size, scales[i], columns[0], columns[1]);
        }
        return count;
    }

    private static void add(float[] products, int from, int size, float scale, float[] max, float[] sum) {
        for (int position = 0; position < size; position++) {
            float product = products[from + position] * scale;
            max[position] = Math.max(max[position], product);
            sum[position] += product;
        }
    }

    private void divide(int[] rows, int size, int count, float[] max, float[] sum) {
        for (int position = 0; position < size; position++) {
            float scale = count == 0 ? Float.NaN : inverse[rows[position]];
            max[position] *= scale;
            sum[position] *= scale / count;
        }
    }
}
