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
 * mean and the deviation; and its features.
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
        SavedSchema.write(terms.schema(), name, writer);
    }

    static LinearTerms read(ModelSnapshot snapshot, String name) {
        FeatureSchema schema = SavedSchema.read(snapshot, name);
        EmbeddingStore table = snapshot.embeddings(table(name));
        if (table.rows() != schema.size() + 1L || table.dimension() != WIDTH) {
            throw new IllegalArgumentException("table " + table(name) + " must have " + (schema.size() + 1)
                    + " rows of " + WIDTH + ": " + table.rows() + " of " + table.dimension());
        }
        float bias = row(table, 0, "the bias")[WEIGHT];
        List<FeatureWeight> weights = new ArrayList<>();
        for (FeatureKey key : schema.keys()) {
            float[] row = row(table, weights.size() + 1L, key.toString());
            weights.add(new FeatureWeight(key, row[WEIGHT], row[IF_MISSING], row[MEAN], row[DEVIATION]));
        }
        return LinearTerms.of(bias, weights);
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

    private static String table(String name) {
        return name + ".weights";
    }
}
