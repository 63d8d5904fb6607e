package dev.sluice.ranking.input;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a model computes with, made of its features:
 *
 * <ul>
 *   <li>a number or flag becomes a number, in standard deviations from its mean and within what training saw, 0 where
 *       it is missing; behind the numbers of all features stands, for each that some example lacks, a mark that is 1
 *       where it is missing and 0 where not: missing is missing, not the mean
 *   <li>a category becomes a code: 0 where it is missing, 1 where training has not seen the value, others from 2 on
 * </ul>
 *
 * <p>Written as the embedding table {@code <name>.inputs} and, as provenance, the features and their hash. Immutable,
 * safe for use by many threads.
 */
public final class Inputs {
    private static final int MISSING = 0;
    private static final int UNSEEN = 1;
    private static final int FIRST = 2;
    private static final int MOST_CODES = 1 << 24;

    private final FeatureSchema schema;
    private final List<NumberInput> numbers;
    private final List<CategoryInput> categories;
    private final List<NumberInput> marked;

    /** A feature that becomes a number. */
    record NumberInput(int column, FeatureKey key, Scale scale, Bounds bounds) {}

    /** A feature that becomes a code. */
    static final class CategoryInput {
        private final int column;
        private final FeatureKey key;
        private final int[] values;

        /** @param values that training has seen: the code of each is its place and {@link #FIRST}; they ascend */
        CategoryInput(int column, FeatureKey key, int[] values) {
            this.column = column;
            this.key = key;
            this.values = values;
        }

        int column() {
            return column;
        }

        FeatureKey key() {
            return key;
        }

        int[] values() {
            return values;
        }

        void read(float[] features, int count, int[] into) {
            for (int row = 0; row < count; row++) {
                into[row] = code(features[row]);
            }
        }

        private int code(float value) {
            if (Float.isNaN(value)) {
                return MISSING;
            }
            int place = Arrays.binarySearch(values, (int) value);
            return place < 0 ? UNSEEN : FIRST + place;
        }
    }

    Inputs(FeatureSchema schema, List<NumberInput> numbers, List<CategoryInput> categories) {
        this.schema = schema;
        this.numbers = List.copyOf(numbers);
        this.categories = List.copyOf(categories);
        this.marked = numbers.stream().filter(input -> input.bounds().missing()).toList();
    }

    /** The inputs that these examples give. */
    public static Inputs of(Examples examples) {
        List<FeatureKey> keys = examples.schema().keys();
        List<NumberInput> numbers = new ArrayList<>();
        List<CategoryInput> categories = new ArrayList<>();
        for (int column = 0; column < keys.size(); column++) {
            FeatureKey key = keys.get(column);
            if (key.type() == FeatureType.CATEGORY) {
                categories.add(new CategoryInput(column, key, values(examples, column)));
            } else {
                Scale scale = Scale.of(examples, column).orElse(Scale.AS_IS);
                numbers.add(new NumberInput(column, key, scale, Bounds.of(examples, column)));
            }
        }
        return new Inputs(examples.schema(), numbers, categories);
    }

    private static int[] values(Examples examples, int column) {
        IntOpenHashSet values = new IntOpenHashSet();
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            if (!Float.isNaN(value)) {
                values.add((int) value);
            }
        }
        int[] ascending = values.toIntArray();
        Arrays.sort(ascending);
        return ascending;
    }

    /**
     * The inputs of a model of a version.
     *
     * @throws IllegalArgumentException if the version has none of that name, or they, their features and the hash of
     *     these do not belong together
     */
    public static Inputs read(ModelSnapshot snapshot, String name) {
        return SavedInputs.read(snapshot, name);
    }

    /** Writes them as a part of a model. */
    public void write(String name, SnapshotWriter writer) throws IOException {
        SavedInputs.write(this, name, writer);
    }

    /** The features, in the order of the examples' columns. */
    public FeatureSchema schema() {
        return schema;
    }

    /** How many columns of numbers there are. */
    public int numbers() {
        return numbers.size() + marked.size();
    }

    /** How many columns of codes there are. */
    public int categories() {
        return categories.size();
    }

    /** Every code of a category is below. */
    public int codes(int category) {
        return FIRST + categories.get(category).values().length;
    }

    /** The features that columns of numbers and then those of codes come from; one that is marked comes twice. */
    public List<FeatureKey> origins() {
        List<FeatureKey> origins = new ArrayList<>();
        numbers.forEach(input -> origins.add(input.key()));
        marked.forEach(input -> origins.add(input.key()));
        categories.forEach(input -> origins.add(input.key()));
        return Collections.unmodifiableList(origins);
    }

    /** Room for rows. */
    public InputBatch batch(int capacity) {
        return new InputBatch(numbers(), categories(), capacity);
    }

    /**
     * Reads candidates.
     *
     * @param batch has room for all of them
     * @throws IllegalArgumentException if a feature is infinite, or a category no code; names it and the item
     */
    public void read(Candidates candidates, InputBatch batch) {
        float[] values = candidates.memory().floats(candidates.size());
        fill(batch, candidates.size(), column -> {
            candidates.feature(schema.keys().get(column), values);
            check(values, candidates, schema.keys().get(column));
            return values;
        });
    }

    private static void check(float[] values, Candidates candidates, FeatureKey key) {
        boolean category = key.type() == FeatureType.CATEGORY;
        for (int row = 0; row < candidates.size(); row++) {
            float value = values[row];
            if (Float.isInfinite(value) || (category && !Float.isNaN(value) && !isCode(value))) {
                throw new IllegalArgumentException("feature " + key + " of item " + candidates.item(row) + " must be "
                        + (category ? "a whole number from 0 to 2^24 - 1" : "finite") + " or missing: " + value);
            }
        }
    }

    private static boolean isCode(float value) {
        return value >= 0 && value < MOST_CODES && value == (int) value;
    }

    /**
     * Reads some examples of the same schema.
     *
     * @param rows of the examples, at least {@code from + count} of them
     * @param from place of the first in {@code rows}
     * @param count how many, at most the capacity of the batch
     */
    public void read(Examples examples, int[] rows, int from, int count, InputBatch batch) {
        float[] values = new float[count];
        fill(batch, count, column -> {
            for (int row = 0; row < count; row++) {
                values[row] = examples.feature(rows[from + row], column);
            }
            return values;
        });
    }

    /** Fills a batch column by column, of which each is asked for once. */
    private void fill(InputBatch batch, int count, IntFunction<float[]> columns) {
        batch.resize(count);
        int mark = numbers.size();
        for (int input = 0; input < numbers.size(); input++) {
            NumberInput number = numbers.get(input);
            float[] values = columns.apply(number.column());
            number.bounds().read(number.scale(), values, count, batch.numbers(input));
            if (number.bounds().missing()) {
                markMissing(values, count, batch.numbers(mark++));
            }
        }
        for (int category = 0; category < categories.size(); category++) {
            CategoryInput input = categories.get(category);
            input.read(columns.apply(input.column()), count, batch.codes(category));
        }
    }

    private static void markMissing(float[] values, int count, float[] into) {
        for (int row = 0; row < count; row++) {
            into[row] = Float.isNaN(values[row]) ? 1 : 0;
        }
    }

    List<NumberInput> numberInputs() {
        return numbers;
    }

    List<CategoryInput> categoryInputs() {
        return categories;
    }
}
