package dev.sluice.ranking.feature;

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
        float[] max = columns[0];
        float[] mean = columns[1];
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        Arrays.fill(mean, 0);
        int count = 0;
        int size = candidates.size();
        int[] rows = candidates.memory().ints(size);
        candidates.items(rows);
        float[] products = candidates.memory().floats(size);
        float[] vector = new float[items.dimension()];
        for (int item : LatestItems.of(query, latest)) {
            if (!Float.isNaN(inverse[item])) {
                items.copyRow(item, vector);
                items.dotRows(vector, rows, size, products);
                add(products, size, inverse[item], max, mean);
                count++;
            }
        }
        divide(rows, size, count, max, mean);
    }

    private static void add(float[] products, int size, float scale, float[] max, float[] sum) {
        for (int position = 0; position < size; position++) {
            float product = products[position] * scale;
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
