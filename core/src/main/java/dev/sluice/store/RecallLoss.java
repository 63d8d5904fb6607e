package dev.sluice.store;

import dev.sluice.internal.kernel.TopK;
import java.util.Arrays;

/** How many of the best rows of a table are missed when they are sought in another form of it. */
final class RecallLoss {
    private static final int BLOCK_ROWS = 4096;

    private final EmbeddingStore exact;
    private final EmbeddingStore converted;
    private final SampleQueries sample;

    RecallLoss(EmbeddingStore exact, EmbeddingStore converted, SampleQueries sample) {
        this.exact = exact;
        this.converted = converted;
        this.sample = sample;
    }

    /** The mean over the queries; NaN if there are none. */
    double mean() {
        if (sample.count() == 0) {
            return Double.NaN;
        }
        if (exact.rows() < 2 || exact.rows() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "recall needs from 2 to " + Integer.MAX_VALUE + " rows: " + exact.rows());
        }
        TopK[] right = best(exact);
        TopK[] found = best(converted);
        double loss = 0;
        for (int i = 0; i < right.length; i++) {
            loss += loss(sample.query(i), right[i], found[i]);
        }
        return loss / right.length;
    }

    private TopK[] best(EmbeddingStore table) {
        int rows = (int) table.rows();
        TopK[] best = new TopK[sample.count()];
        Arrays.setAll(best, i -> new TopK(Math.min(sample.k(), rows - 1)));
        float[] scores = new float[Math.min(BLOCK_ROWS, rows)];
        for (int from = 1; from < rows; from += Math.min(BLOCK_ROWS, rows - from)) {
            int count = Math.min(BLOCK_ROWS, rows - from);
            for (int i = 0; i < best.length; i++) {
                table.dot(sample.query(i), from, count, scores);
                offer(best[i], from, count, scores);
            }
        }
        return best;
    }

    private static void offer(TopK best, int from, int count, float[] scores) {
        for (int i = 0; i < count; i++) {
            if (Float.isNaN(scores[i])) {
                throw new IllegalArgumentException("the product of a query and row " + (from + i) + " is no number");
            }
            best.offer(from + i, scores[i]);
        }
    }

    /** Rows are as good as they are in the exact table, wherever they were found. */
    private double loss(float[] query, TopK right, TopK found) {
        int k = right.size();
        int[] rows = new int[k];
        float[] scores = new float[k];
        right.drain(rows, scores);
        float least = scores[k - 1];
        found.drain(rows, scores);
        exact.dotRows(query, rows, scores);
        int missed = 0;
        for (float score : scores) {
            missed += score < least ? 1 : 0;
        }
        return (double) missed / k;
    }
}
