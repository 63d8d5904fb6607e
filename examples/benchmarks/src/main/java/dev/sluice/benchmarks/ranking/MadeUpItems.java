package dev.sluice.benchmarks.ranking;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** A version of items of 200 categories and 64 tags, three each, of vectors at random, and of users. */
final class MadeUpItems {
    static final String MODEL = "factors";
    static final String CATEGORY = "category";
    static final String TAGS = "tags";
    static final String PUBLISHED = "published";
    static final long NOW_MILLIS = 1_767_268_800_000L;

    private static final int DIMENSION = 64;
    private static final int CATEGORIES = 200;
    private static final int TAGS_THERE_ARE = 64;
    private static final int YEAR_SECONDS = 365 * 86_400;

    private final int items;
    private final int users;
    private final Random random = new Random(2);

    MadeUpItems(int items, int users) {
        this.items = items;
        this.users = users;
    }

    void write(SnapshotWriter writer) throws IOException {
        writer.catalogue(new Catalogue(
                new Entities(
                        ids(items),
                        Map.of(
                                CATEGORY,
                                TextColumn.of(rows("", row -> "c" + hash(row) % CATEGORIES)),
                                TAGS,
                                TagColumn.of(rows(List.of(), MadeUpItems::tags)),
                                PUBLISHED,
                                new NumberColumn(published()))),
                Entities.of(ids(users))));
        vectors(writer, MODEL + ".items", items, DIMENSION);
        vectors(writer, MODEL + ".users", users, DIMENSION);
        vectors(writer, "popularity.items", items, 1);
    }

    private double[] published() {
        double[] seconds = new double[items + 1];
        seconds[0] = Double.NaN;
        for (int row = 1; row <= items; row++) {
            seconds[row] = NOW_MILLIS / 1000 - random.nextInt(YEAR_SECONDS);
        }
        return seconds;
    }

    private static List<String> tags(int row) {
        int first = hash(row) % TAGS_THERE_ARE;
        return List.of("t" + first, "t" + (first + 7) % TAGS_THERE_ARE, "t" + (first + 30) % TAGS_THERE_ARE);
    }

    private static int hash(int row) {
        return (row * 0x9e3779b9) >>> 8;
    }

    private static IdIndex ids(int count) {
        IdIndex.Builder ids = new IdIndex.Builder();
        for (int row = 1; row <= count; row++) {
            ids.rowOf(Integer.toString(row));
        }
        return ids.build();
    }

    /** A value of each row, made as it is asked for. */
    private <T> List<T> rows(T unknown, IntFunction<T> of) {
        return new AbstractList<>() {
            @Override
            public T get(int row) {
                return row == 0 ? unknown : of.apply(row);
            }

            @Override
            public int size() {
                return items + 1;
            }
        };
    }

    /** Numbers that are not negative, so that they are counts as well. */
    private void vectors(SnapshotWriter writer, String table, int rows, int dimension) throws IOException {
        try (EmbeddingWriter vectors = writer.embeddings(table, ElementType.F32, dimension)) {
            float[] vector = new float[dimension];
            vectors.append(vector);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < dimension; i++) {
                    vector[i] = random.nextFloat();
                }
                vectors.append(vector);
            }
        }
    }
}
