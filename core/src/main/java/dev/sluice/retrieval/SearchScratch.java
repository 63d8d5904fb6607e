package dev.sluice.retrieval;

import dev.sluice.internal.kernel.TopK;

/** What one search of blocks writes to, on loan from the index. Belongs to one thread at a time. */
class SearchScratch {
    private static final int MOST_KEPT = 1 << 16;

    final float[] scores;
    final int[] positions;
    final TopK shortlist = new TopK(0);
    final TopK best = new TopK(0);

    private int[] items = {};
    private float[] bounds = {};
    private float[] products = {};

    /** @param rows of a block */
    SearchScratch(int rows) {
        this.scores = new float[rows];
        this.positions = new int[rows];
    }

    /** Room for the items of a shortlist. */
    final int[] items(int count) {
        if (items.length < count) {
            items = new int[count + (count >> 2)];
        }
        return items;
    }

    /** Room for what they may score. */
    final float[] bounds(int count) {
        if (bounds.length < count) {
            bounds = new float[count + (count >> 2)];
        }
        return bounds;
    }

    /** Room for their exact scores. */
    final float[] products(int count) {
        if (products.length < count) {
            products = new float[count + (count >> 2)];
        }
        return products;
    }

    /** Whether it is small enough to be kept for the next search. */
    final boolean isKept() {
        return shortlist.room() <= MOST_KEPT && best.room() <= MOST_KEPT;
    }
}
