package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.Tile;
import java.util.List;

/** One scan for some searches together: each tile of rows is decoded once and scored for all of them. */
final class BatchScan {
    private final ScanBlocks blocks;
    private final List<Best> searches;
    private final Tile tile;
    private final float[] vectors;
    private final float[][] scores;
    private final int[] positions;

    /** @param scanned what each search multiplies the blocks with */
    BatchScan(ScanBlocks blocks, List<Best> searches, List<float[]> scanned, int dimension) {
        this.blocks = blocks;
        this.searches = searches;
        this.tile = new Tile(dimension);
        this.vectors = new float[searches.size() * tile.padded()];
        this.scores = new float[searches.size()][tile.rows()];
        this.positions = new int[tile.rows()];
        for (int i = 0; i < searches.size(); i++) {
            System.arraycopy(scanned.get(i), 0, vectors, i * tile.padded(), dimension);
        }
    }

    void run() {
        for (int block = 0; block < blocks.count() && mayEnter(block); block++) {
            if (searches.stream().allMatch(search -> search.query().cancelled())) {
                throw blocks.givenUp(block);
            }
            for (int from = 0; from < blocks.rows(block); from += tile.rows()) {
                scan(block, from);
            }
        }
    }

    private boolean mayEnter(int block) {
        for (Best search : searches) {
            if (search.mayEnter(block)) {
                return true;
            }
        }
        return false;
    }

    private void scan(int block, int from) {
        blocks.decode(block, from, tile);
        Kernels.best().scoreTile(tile, vectors, searches.size(), scores);
        int rows = Math.min(tile.rows(), blocks.rows(block) - from);
        for (int i = 0; i < searches.size(); i++) {
            searches.get(i).offer(block, from, rows, scores[i], positions);
        }
    }
}
