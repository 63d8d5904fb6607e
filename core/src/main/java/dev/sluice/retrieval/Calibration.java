package dev.sluice.retrieval;

import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the shares of the units that searches must read. For each of the true best of a query it is known how much is
 * read before its unit; so what share finds how many of them is a quantile, and no search need be tried.
 */
final class Calibration {
    private static final int[] LIMITS = {10, 100, 1000};
    private static final int BLOCK_ROWS = 4096;

    private final EmbeddingStore store;
    private final Similarity similarity;
    private final CellSketch sketch;
    private final ItemPlaces places;
    private final Centroids centroids;
    private final CellRanking ranking;
    private final float[] scores = new float[BLOCK_ROWS];

    Calibration(
            EmbeddingStore store,
            Similarity similarity,
            CellSketch sketch,
            ItemPlaces places,
            Centroids centroids,
            float[] fits) {
        this.store = store;
        this.similarity = similarity;
        this.sketch = sketch;
        this.places = places;
        this.centroids = centroids;
        this.ranking = new CellRanking(sketch, fits, store.dimension());
    }

    /** The shares that find so much of the best 10, 100 and 1000, and of the sample's own number of items. */
    Shares shares(SampleQueries queries, double recall) {
        int items = Math.max(1, (int) store.rows() - 1);
        int[] limits = IntStream.concat(IntStream.of(LIMITS), IntStream.of(queries.k()))
                .map(limit -> Math.min(limit, items))
                .sorted()
                .distinct()
                .toArray();
        return queries.count() == 0 || store.rows() < 2
                ? Shares.fixed(1)
                : new Shares(limits, shares(queries, limits, recall));
    }

    private float[] shares(SampleQueries queries, int[] limits, double recall) {
        int most = limits[limits.length - 1];
        float[][] needed = new float[queries.count()][];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = needed(queries.query(i), most);
        }
        float[] shares = new float[limits.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = quantile(needed, limits[i], recall);
            shares[i] = i > 0 ? Math.max(shares[i - 1], shares[i]) : shares[i];
        }
        return shares;
    }

    private static float quantile(float[][] needed, int limit, double share) {
        float[] all = new float[needed.length * limit];
        for (int i = 0; i < needed.length; i++) {
            System.arraycopy(needed[i], 0, all, i * limit, limit);
        }
        Arrays.sort(all);
        return all[Math.max(0, (int) Math.ceil(share * all.length) - 1)];
    }

    /** For each of the best items the share of the units that is read until its own was. */
    private float[] needed(float[] query, int limit) {
        float[] cosines = new float[centroids.room()];
        centroids.score(centroids.prepare(query), cosines, new float[CellLayout.KERNEL.mostRows()]);
        ranking.rank(cosines, Norm.of(query));
        int[] items = best(query, limit);
        float[] needed = new float[limit];
        for (int i = 0; i < limit; i++) {
            float threshold = ranking.thresholdOf(places.cell(items[i]), places.norm(items[i]));
            needed[i] = (float) ranking.total(threshold) / sketch.units();
        }
        return needed;
    }

    private int[] best(float[] query, int limit) {
        TopK best = new TopK(limit);
        ExactScores exact = new ExactScores(store, similarity);
        int rows = (int) store.rows();
        for (int from = 1; from < rows; from += Math.min(BLOCK_ROWS, rows - from)) {
            int count = Math.min(BLOCK_ROWS, rows - from);
            exact.score(query, from, count, scores);
            for (int i = 0; i < count; i++) {
                best.offer(from + i, scores[i]);
            }
        }
        int[] items = new int[limit];
        best.drain(items, new float[limit]);
        return items;
    }
}
