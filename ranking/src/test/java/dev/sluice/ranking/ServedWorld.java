package dev.sluice.ranking;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A version with vectors, counts, categories and dates of publication, some of them missing. */
final class ServedWorld {
    static final int ITEMS = 80;
    static final int USERS = 12;
    static final long NOW = 1_700_000_000_000L;

    private ServedWorld() {}

    static void write(SnapshotWriter writer) throws IOException {
        Random random = new Random(11);
        List<String> categories = new ArrayList<>(List.of(""));
        double[] published = new double[ITEMS + 1];
        published[0] = Double.NaN;
        float[] counts = new float[ITEMS];
        for (int item = 1; item <= ITEMS; item++) {
            categories.add(item % 9 == 0 ? "" : "c" + item % 4);
            published[item] = item % 11 == 0 ? Double.NaN : NOW / 1000.0 - random.nextInt(10_000_000);
            counts[item - 1] = random.nextInt(50);
        }
        writer.catalogue(new Catalogue(
                new Entities(
                        ids("i", ITEMS),
                        Map.of("category", TextColumn.of(categories), "published", new NumberColumn(published))),
                Entities.of(ids("u", USERS))));
        PublishedModel.embeddings(writer, "als.users", vectors(random, USERS));
        PublishedModel.embeddings(writer, "als.items", vectors(random, ITEMS));
        PublishedModel.column(writer, "popularity.items", counts);
    }

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList());
    }

    private static float[][] vectors(Random random, int count) {
        float[][] vectors = new float[count][5];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
        }
        return vectors;
    }
}
