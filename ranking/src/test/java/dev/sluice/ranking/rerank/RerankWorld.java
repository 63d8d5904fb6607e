package dev.sluice.ranking.rerank;

import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A published version of 60 items {@code i1} to {@code i60} and 4 users {@code u1} to {@code u4}. Item i is by author
 * {@code a} and i mod 7, or by nobody where that is 0; it has up to three of the genres {@code g0} to {@code g4}; it
 * was published on day i, those divisible by 10 nobody knows when; and it was met i times.
 */
public final class RerankWorld implements AutoCloseable {
    static final int ITEMS = 60;
    static final int DAY = 24 * 60 * 60;

    private final Path directory;
    private final PublishedModel model;

    private RerankWorld(Path directory, PublishedModel model) {
        this.directory = directory;
        this.model = model;
    }

    /** Publishes it in a directory of its own, which goes with it. */
    public static RerankWorld publish() {
        try {
            Path directory = Files.createTempDirectory("rerank");
            return new RerankWorld(directory, PublishedModel.in(directory, writer -> {
                writer.catalogue(catalogue());
                float[] counts = new float[ITEMS];
                float[][] vectors = new float[ITEMS][8];
                Random random = new Random(3);
                for (int item = 1; item <= ITEMS; item++) {
                    counts[item - 1] = item;
                    for (int i = 0; i < 8; i++) {
                        vectors[item - 1][i] = (float) random.nextGaussian();
                    }
                }
                column(writer, "popularity.items", counts);
                embeddings(writer, "als.items", vectors);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Catalogue catalogue() {
        List<String> authors = new ArrayList<>();
        List<List<String>> genres = new ArrayList<>();
        double[] published = new double[ITEMS + 1];
        for (int item = 0; item <= ITEMS; item++) {
            authors.add(author(item));
            genres.add(genres(item));
            published[item] = item % 10 == 0 ? Double.NaN : (double) item * DAY;
        }
        return new Catalogue(
                new Entities(
                        IdIndex.of(ids("i", ITEMS)),
                        Map.of(
                                "author",
                                TextColumn.of(authors),
                                "genres",
                                TagColumn.of(genres),
                                "published",
                                new NumberColumn(published))),
                Entities.of(IdIndex.of(ids("u", 4))));
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    /** The author of an item, empty for nobody. */
    static String author(int item) {
        return item % 7 == 0 ? "" : "a" + item % 7;
    }

    /** The genres of an item. */
    static List<String> genres(int item) {
        return item == 0
                ? List.of()
                : new Random(item)
                        .ints(item % 4, 0, 5)
                        .mapToObj(genre -> "g" + genre)
                        .distinct()
                        .toList();
    }

    /** Rows of items, the unknown among them. */
    public static int itemRows() {
        return ITEMS + 1;
    }

    public ModelSnapshot snapshot() {
        return model.snapshot();
    }

    /** A query of ten items that allows every item. */
    public Query.Builder query() {
        return Query.of(model.version(), ItemSet.all(ITEMS + 1));
    }

    /** These items, the first with the best score. */
    static Candidates sorted(int... items) {
        float[] scores = new float[items.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores.length - i;
        }
        return Candidates.of(items, scores);
    }

    @Override
    public void close() {
        model.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
