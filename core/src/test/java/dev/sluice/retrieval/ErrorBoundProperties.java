package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.fail;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What a scan of rounded rows computes is within the bound of what the table says, in scans of one query and of many.
 */
class ErrorBoundProperties {
    @Property(tries = 200)
    void noScoreIsFurtherAway(
            @ForAll RoundedRows kind,
            @ForAll boolean halves,
            @ForAll Similarity similarity,
            @ForAll @IntRange(min = 2, max = 2_500) int rows,
            @ForAll @IntRange(min = 1, max = 70) int dimension,
            @ForAll long seed) {
        ElementType type = halves ? ElementType.F16 : ElementType.I8;
        Assume.that(kind.fits(type, similarity));
        Random random = new Random(seed);
        try (EmbeddingStore table = kind.table(rows, dimension, random);
                ScanBlocks blocks = ScanBlocks.copy(table, type, similarity)) {
            check(table, blocks, similarity, kind.query(dimension, random));
        }
    }

    /** Where the query is what rounding took from a row, the inequality of Cauchy and Schwarz is an equation. */
    @Property(tries = 100)
    void whatIsTakenFromARowCountsInFull(
            @ForAll boolean halves, @ForAll @IntRange(min = 2, max = 40) int dimension, @ForAll long seed) {
        ElementType type = halves ? ElementType.F16 : ElementType.I8;
        try (EmbeddingStore table = RoundedRows.ORDINARY.table(2, dimension, new Random(seed));
                ScanBlocks blocks = ScanBlocks.copy(table, type, Similarity.INNER_PRODUCT)) {
            float[] row = new float[dimension];
            table.copyRow(1, row);
            Tile tile = new Tile(dimension);
            blocks.decode(0, 0, tile);
            float[][] entry = new float[1][tile.rows()];
            float[] taken = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                float[] unit = new float[tile.padded()];
                unit[i] = 1;
                Kernels.best().scoreTile(tile, unit, 1, entry);
                taken[i] = row[i] - entry[0][0];
            }
            check(table, blocks, Similarity.INNER_PRODUCT, taken);
        }
    }

    /** Rows that bytes hold exactly, with the signs of what rounding took from the query. */
    @Property(tries = 100)
    void whatIsTakenFromTheQueryCountsInFull(@ForAll @IntRange(min = 1, max = 70) int dimension, @ForAll long seed) {
        float[] query = new float[dimension];
        RoundedRows.ORDINARY.fill(query, new Random(seed));
        float[] unit = new float[dimension];
        try (EmbeddingStore units = RoundedRows.table(dimension + 1, dimension, unitRows());
                ScanBlocks rounded = ScanBlocks.copy(units, ElementType.I8, Similarity.INNER_PRODUCT)) {
            BlockScratch scratch = new BlockScratch(rounded, dimension);
            rounded.prepare(query, scratch.prepared);
            rounded.scan(scratch.prepared, 0, scratch.scores);
            for (int i = 0; i < dimension; i++) {
                unit[i] = query[i] > scratch.scores[i] ? 1 : -1;
            }
        }
        try (EmbeddingStore table =
                        RoundedRows.table(2, dimension, row -> System.arraycopy(unit, 0, row, 0, dimension));
                ScanBlocks blocks = ScanBlocks.copy(table, ElementType.I8, Similarity.INNER_PRODUCT)) {
            check(table, blocks, Similarity.INNER_PRODUCT, query);
        }
    }

    private static RoundedRows.Filling unitRows() {
        int[] next = {0};
        return row -> {
            Arrays.fill(row, 0);
            row[next[0]++] = 1;
        };
    }

    private static void check(EmbeddingStore table, ScanBlocks blocks, Similarity similarity, float[] vector) {
        float[] scanned = similarity.query(vector);
        BlockScratch scratch = new BlockScratch(blocks, vector.length);
        blocks.prepare(scanned, scratch.prepared);
        ErrorBound alone = new ErrorBound(vector.length, Norm.of(scanned), scratch.prepared.rounding());
        ErrorBound together = new ErrorBound(vector.length, Norm.of(scanned), 0);
        Tile tile = new Tile(vector.length);
        float[] padded = Arrays.copyOf(scanned, tile.padded());
        float[][] batch = new float[1][tile.rows()];
        for (int block = 0; block < blocks.count(); block++) {
            blocks.scan(scratch.prepared, block, scratch.scores);
            for (int row = 0; row < blocks.rows(block); row++) {
                if (row % tile.rows() == 0) {
                    blocks.decode(block, row, tile);
                    Kernels.best().scoreTile(tile, padded, 1, batch);
                }
                double score = score(table, similarity, vector, blocks.item(block, row));
                requireNear(scratch.scores[row], score, alone, blocks, block, row);
                requireNear(batch[0][row % tile.rows()], score, together, blocks, block, row);
            }
        }
    }

    private static double score(EmbeddingStore table, Similarity similarity, float[] vector, int item) {
        float[] score = new float[1];
        new ExactScores(table, similarity).score(vector, new int[] {item}, 1, score);
        return score[0];
    }

    private static void requireNear(
            float product, double score, ErrorBound bound, ScanBlocks blocks, int block, int row) {
        float ofBlock = bound.error(blocks.length(block), blocks.rounding(block));
        float ofRow = bound.error(blocks.length(block, row), blocks.rounding(block, row));
        if (ofBlock == Float.POSITIVE_INFINITY) {
            return; // no product counts
        }
        if (!(Math.abs(score - product) <= Math.min(ofRow, ofBlock))) {
            fail("%s of a row, %s by the scan, which is further than %s or %s", score, product, ofRow, ofBlock);
        }
        if (!(Math.abs(score) <= bound.most(blocks.length(block)))) {
            fail("%s is more than %s", score, bound.most(blocks.length(block)));
        }
    }
}
