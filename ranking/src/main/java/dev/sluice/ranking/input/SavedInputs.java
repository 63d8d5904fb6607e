package dev.sluice.ranking.input;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.input.Inputs.CategoryInput;
import dev.sluice.ranking.input.Inputs.NumberInput;
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
 * Inputs in a version: a table with, for each feature that becomes a number, its place among the features, the mean,
 * the deviation, the least, the greatest and whether one lacked it; and for each value of a category its place and the
 * value.
 */
final class SavedInputs {
    private static final int COLUMN = 0;
    private static final int VALUE = 1;
    private static final int WIDTH = 6;

    private SavedInputs() {}

    static void write(Inputs inputs, String name, SnapshotWriter writer) throws IOException {
        SavedSchema.write(inputs.schema(), name, writer);
        try (EmbeddingWriter table = writer.embeddings(table(name), ElementType.F32, WIDTH)) {
            for (NumberInput input : inputs.numberInputs()) {
                table.append(new float[] {
                    input.column(),
                    input.scale().mean(),
                    input.scale().deviation(),
                    input.bounds().least(),
                    input.bounds().greatest(),
                    input.bounds().missing() ? 1 : 0
                });
            }
            for (CategoryInput input : inputs.categoryInputs()) {
                for (int value : input.values()) {
                    table.append(new float[] {input.column(), value, 0, 0, 0, 0});
                }
            }
        }
    }

    static Inputs read(ModelSnapshot snapshot, String name) {
        FeatureSchema schema = SavedSchema.read(snapshot, name);
        EmbeddingStore table = snapshot.embeddings(table(name));
        if (table.dimension() != WIDTH) {
            throw new IllegalArgumentException(
                    "table " + table(name) + " must have rows of " + WIDTH + ": " + table.dimension());
        }
        List<NumberInput> numbers = new ArrayList<>();
        List<CategoryInput> categories = new ArrayList<>();
        long next = 0;
        for (int column = 0; column < schema.size(); column++) {
            if (!isCategory(schema, column)) {
                numbers.add(number(row(table, next++, name), column, schema, name));
            }
        }
        for (int column = 0; column < schema.size(); column++) {
            if (isCategory(schema, column)) {
                int[] values = values(table, next, column, name);
                categories.add(new CategoryInput(column, schema.keys().get(column), values));
                next += values.length;
            }
        }
        if (next != table.rows()) {
            throw new IllegalArgumentException(
                    "table " + table(name) + " must have " + next + " rows for " + schema.keys() + ": " + table.rows());
        }
        return new Inputs(schema, numbers, categories);
    }

    private static boolean isCategory(FeatureSchema schema, int column) {
        return schema.keys().get(column).type() == FeatureType.CATEGORY;
    }

    private static NumberInput number(float[] row, int column, FeatureSchema schema, String name) {
        FeatureKey key = schema.keys().get(column);
        Scale scale = new Scale(row[1], row[2]);
        Bounds bounds = new Bounds(row[3], row[4], row[5] != 0);
        if (row[COLUMN] != column || !(scale.deviation() > 0) || !(bounds.least() <= bounds.greatest())) {
            throw damaged(row, "of " + key, name);
        }
        return new NumberInput(column, key, scale, bounds);
    }

    private static int[] values(EmbeddingStore table, long from, int column, String name) {
        List<Integer> values = new ArrayList<>();
        for (long index = from; index < table.rows(); index++) {
            float[] row = row(table, index, name);
            if (row[COLUMN] != column) {
                break;
            }
            int value = (int) row[VALUE];
            if (value < 0 || value != row[VALUE] || (!values.isEmpty() && value <= values.get(values.size() - 1))) {
                throw damaged(row, "of a category's values, which ascend", name);
            }
            values.add(value);
        }
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] row(EmbeddingStore table, long index, String name) {
        if (index >= table.rows()) {
            throw new IllegalArgumentException(
                    "table " + table(name) + " ends after " + table.rows() + " rows, where more features follow");
        }
        float[] row = new float[WIDTH];
        table.copyRow(index, row);
        for (float number : row) {
            if (!Float.isFinite(number)) {
                throw damaged(row, "at row " + index, name);
            }
        }
        return row;
    }

    private static IllegalArgumentException damaged(float[] row, String where, String name) {
        return new IllegalArgumentException(
                "the inputs of " + name + " are damaged: " + Arrays.toString(row) + " " + where);
    }

    private static String table(String name) {
        return name + ".inputs";
    }
}
