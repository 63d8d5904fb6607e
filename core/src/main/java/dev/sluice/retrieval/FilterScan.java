package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.store.EmbeddingStore;
import java.util.List;
import java.util.concurrent.CancellationException;

/** One reading of the items' vectors for some queries of a graph filter. */
final class FilterScan {
    private static final int BLOCK_WORDS = 16;
    private static final int BLOCK = BLOCK_WORDS * Long.SIZE;

    private final EmbeddingStore items;
    private final List<FilterScratch> queries;

    FilterScan(EmbeddingStore items, List<FilterScratch> queries) {
        this.items = items;
        this.queries = queries;
    }

    /** Scores for one query by the products of the table. */
    void one(FilterScratch query) {
        float[] products = new float[BLOCK];
        for (int from = 0; from < items.rows(); from += BLOCK) {
            requireWanted(from);
            int count = (int) Math.min(BLOCK, items.rows() - from);
            if (isAnyAllowed(query, from, count)) {
                items.dot(query.vector, from, count, products);
                offer(query, from, count, products);
            }
        }
    }

    /** Scores for all together, each tile of rows once. */
    void together() {
        Tile tile = new Tile(items.dimension());
        float[] vectors = new float[queries.size() * tile.padded()];
        for (int i = 0; i < queries.size(); i++) {
            System.arraycopy(queries.get(i).vector, 0, vectors, i * tile.padded(), items.dimension());
        }
        float[][] ofTile = new float[queries.size()][tile.rows()];
        float[][] products = new float[queries.size()][BLOCK];
        for (int from = 0; from < items.rows(); from += BLOCK) {
            requireWanted(from);
            int count = (int) Math.min(BLOCK, items.rows() - from);
            for (int at = 0; at < count; at += tile.rows()) {
                int rows = Math.min(tile.rows(), count - at);
                fill(tile, from + at, rows);
                Kernels.best().scoreTile(tile, vectors, queries.size(), ofTile);
                for (int i = 0; i < products.length; i++) {
                    System.arraycopy(ofTile[i], 0, products[i], at, rows);
                }
            }
            for (int i = 0; i < products.length; i++) {
                offer(queries.get(i), from, count, products[i]);
            }
        }
    }

    private void fill(Tile tile, int from, int rows) {
        float[] row = new float[items.dimension()];
        for (int i = 0; i < rows; i++) {
            items.copyRow(from + i, row);
            tile.set(i, row);
        }
    }

    private void requireWanted(int from) {
        if (queries.stream().allMatch(each -> each.query().cancelled())) {
            throw new CancellationException("search given up at item " + from);
        }
    }

    private static boolean isAnyAllowed(FilterScratch query, int from, int count) {
        for (int word = from / Long.SIZE; word <= (from + count - 1) / Long.SIZE; word++) {
            if (query.query().allowed().word(word) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes in items from one on that is a multiple of 64. */
    private static void offer(FilterScratch query, int from, int count, float[] products) {
        for (int at = 0; at < count; at += Long.SIZE) {
            query.offer((from + at) / Long.SIZE, products, at);
        }
    }
}
