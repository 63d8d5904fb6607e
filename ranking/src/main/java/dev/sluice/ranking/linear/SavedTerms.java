package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ranking.input.SavedSchema;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model in a version: a table with, for the bias and each feature, the weight, the weight of its absence, the
 * mean and the deviation; a table of the buckets' weights; and its features.
 */
final class SavedTerms {
    private static final int WEIGHT = 0;
    private static final int IF_MISSING = 1;
    private static final int MEAN = 2;
    private static final int DEVIATION = 3;
    private static final int WIDTH = 4;

    private SavedTerms() {}

    static void write(LinearTerms terms, String name, SnapshotWriter writer) throws IOException {
        try (EmbeddingWriter table = writer.embeddings(table(name), ElementType.F32, WIDTH)) {
            table.append(new float[] {(float) terms.bias(), 0, 0, 1});
            for (FeatureWeight weight : terms.weights()) {
                table.append(new float[] {
                    (float) weight.weight(),
                    (float) weight.ifMissing(),
                    (float) weight.mean(),
                    (float) weight.deviation()
                });
            }
        }
        if (terms.buckets() > 0) {
            try (EmbeddingWriter table = writer.embeddings(buckets(name), ElementType.F32, 1)) {
                for (int bucket = 0; bucket < terms.buckets(); bucket++) {
                    table.append(new float[] {terms.bucket(bucket)});
                }
            }
        }
        SavedSchema.write(terms.schema(), name, writer);
    }

    static LinearTerms read(ModelSnapshot snapshot, String name) {
        FeatureSchema schema = SavedSchema.read(snapshot, name);
        EmbeddingStore table = snapshot.embeddings(table(name));
        requireShape(table, table(name), schema.size() + 1, WIDTH);
        float bias = row(table, 0, "the bias")[WEIGHT];
        List<FeatureWeight> weights = new ArrayList<>();
        for (FeatureKey key : schema.keys()) {
            float[] row = row(table, weights.size() + 1L, key.toString());
            weights.add(new FeatureWeight(key, row[WEIGHT], row[IF_MISSING], row[MEAN], row[DEVIATION]));
        }
        HashedTerms hashed = HashedTerms.of(schema, SavedSettings.hashing(snapshot, name));
        return new LinearTerms(bias, weights, hashed, buckets(snapshot, name, hashed.buckets()));
    }

    private static float[] buckets(ModelSnapshot snapshot, String name, int count) {
        float[] buckets = new float[count];
        if (count > 0) {
            EmbeddingStore table = snapshot.embeddings(buckets(name));
            requireShape(table, buckets(name), count, 1);
            float[] row = new float[1];
            for (int bucket = 0; bucket < count; bucket++) {
                table.copyRow(bucket, row);
                buckets[bucket] = row[0];
            }
        }
        return buckets;
    }

    static void requireShape(EmbeddingStore table, String name, int rows, int width) {
        if (table.rows() != rows || table.dimension() != width) {
            throw new IllegalArgumentException("table " + name + " must have " + rows + " rows of " + width + ": "
                    + table.rows() + " of " + table.dimension());
        }
    }

    private static float[] row(EmbeddingStore table, long index, String what) {
        float[] row = new float[WIDTH];
        table.copyRow(index, row);
        for (float number : row) {
            if (!Float.isFinite(number) || row[DEVIATION] <= 0) {
                throw new IllegalArgumentException("saved weights must be finite and the deviation above 0: "
                        + Arrays.toString(row) + " of " + what);
            }
        }
        return row;
    }

    private static String buckets(String name) {
        return name + ".buckets";
    }

    private static String table(String name) {
        return name + ".weights";
    }
}
