package dev.sluice.ranking.feature;

import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;

import dev.sluice.Candidates;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Five items: 1 and 2 are news, 3 and 4 sport, 5 has no category; the genres of 1 are x and y, those of 2 y, of 3 z.
 * Items 1 to 4 were published 10, 1 and 0 days before {@link #NOW} and one day after it; they cost 10, 20, -3 and more
 * than a float holds. User 1 likes dimension 0 and has been here for 10 days; user 2 was never trained, and nothing is
 * known of them.
 */
final class FeatureWorld {
    static final long DAY = 86_400_000L;
    static final long NOW = 20_000 * DAY;
    static final float[] POPULARITY = {9, 4, 0, 2, 1};

    private FeatureWorld() {}

    static PublishedModel publish(Path directory) throws IOException {
        return PublishedModel.in(directory, writer -> {
            double today = NOW / 1000.0;
            double day = DAY / 1000.0;
            writer.catalogue(new Catalogue(
                    new Entities(
                            IdIndex.of(List.of("a", "b", "c", "d", "e")),
                            Map.of(
                                    "category",
                                    TextColumn.of(List.of("", "news", "news", "sport", "sport", "")),
                                    "genres",
                                    TagColumn.of(List.of(
                                            List.of(),
                                            List.of("x", "y"),
                                            List.of("y"),
                                            List.of("z"),
                                            List.of(),
                                            List.of())),
                                    "published",
                                    new NumberColumn(new double[] {
                                        Double.NaN, today - 10 * day, today - day, today, today + day, Double.NaN
                                    }),
                                    "price",
                                    new NumberColumn(new double[] {Double.NaN, 10, 20, -3, 1e300, Double.NaN}))),
                    new Entities(
                            IdIndex.of(List.of("u", "v")),
                            Map.of(
                                    "country",
                                    TextColumn.of(List.of("", "de", "")),
                                    "joined",
                                    new NumberColumn(new double[] {Double.NaN, today - 10 * day, Double.NaN})))));
            embeddings(writer, "als.users", new float[] {1, 0}, new float[] {0, 0});
            embeddings(
                    writer,
                    "als.items",
                    new float[] {5, 1},
                    new float[] {4, 2},
                    new float[] {3, 3},
                    new float[] {2, 4},
                    new float[] {1, 5});
            column(writer, "popularity.items", POPULARITY);
            column(writer, "trending.items", 0, 0.5f, 0, 0.25f, 0);
        });
    }

    static Query.Builder query(PublishedModel model, int user) {
        return Query.of(model.version(), ItemSet.all(6)).user(user).moment(NOW);
    }

    /** A history of these items, the newest of today and each one a day older than the next. */
    static History history(int... items) {
        long[] times = new long[items.length];
        Arrays.setAll(times, event -> NOW - (items.length - 1 - event) * DAY);
        float[] values = new float[items.length];
        Arrays.fill(values, 1);
        return History.of(items, times, values);
    }

    static Candidates candidates(int... items) {
        return Candidates.of(items, new float[items.length]);
    }

    /** The columns of a source, which finds nonsense in each place. */
    static float[][] fill(FeatureSource source, Query query, Candidates candidates) {
        float[][] columns = new float[source.provides().size()][candidates.size()];
        for (float[] column : columns) {
            Arrays.fill(column, -1e30f);
        }
        source.fill(query, candidates, columns);
        return columns;
    }

    /** Columns that can be compared, a missing number being equal to another. */
    static List<List<Float>> lists(float[][] columns) {
        return Arrays.stream(columns)
                .map(column -> IntStream.range(0, column.length)
                        .mapToObj(position -> column[position])
                        .toList())
                .toList();
    }
}
