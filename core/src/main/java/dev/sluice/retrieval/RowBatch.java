package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Some searches together over the rows of a table: each row is read once and scored for all of them. */
final class RowBatch {
    /** Reading a row and turning it into columns costs as much as scoring it for some dozens of queries. */
    static final int MOST_QUERIES = 256;

    private final Kernels kernels = Kernels.best();
    private final EmbeddingStore store;
    private final List<Query> queries;
    private final List<TopK> best = new ArrayList<>();
    private final Tile tile;
    private final float[] row;
    private final float[] vectors;
    private final float[][] scores;
    private final int[] positions;

    /** @param vectors one for each query */
    RowBatch(EmbeddingStore store, List<float[]> vectors, int limit, List<Query> queries) {
        this.store = store;
        this.queries = queries;
        this.tile = new Tile(store.dimension());
        this.row = new float[store.dimension()];
        this.vectors = new float[queries.size() * tile.padded()];
        this.scores = new float[queries.size()][tile.rows()];
        this.positions = new int[tile.rows()];
        for (int i = 0; i < queries.size(); i++) {
            best.add(new TopK(IndexChecks.begin(store, vectors.get(i), limit, queries.get(i))));
            System.arraycopy(vectors.get(i), 0, this.vectors, i * tile.padded(), store.dimension());
        }
    }

    List<Candidates> answers() {
        int rows = (int) store.rows();
        for (int from = 0; from < rows; from += tile.rows()) {
            if (queries.stream().allMatch(Query::cancelled)) {
                throw new CancellationException("search given up at item " + from);
            }
            scan(from, Math.min(tile.rows(), rows - from));
        }
        return best.stream().map(Answer::of).toList();
    }

    private void scan(int from, int count) {
        for (int i = 0; i < count; i++) {
            store.copyRow(from + i, row);
            tile.set(i, row);
        }
        kernels.scoreTile(tile, vectors, queries.size(), scores);
        for (int query = 0; query < queries.size(); query++) {
            offer(from, count, query);
        }
    }

    private void offer(int from, int count, int query) {
        TopK top = best.get(query);
        int found = kernels.atLeast(top.threshold(), scores[query], count, positions);
        for (int i = 0; i < found; i++) {
            int item = from + positions[i];
            if (queries.get(query).allowed().contains(item)) {
                top.offer(item, scores[query][positions[i]]);
            }
        }
    }
}
