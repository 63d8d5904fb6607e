package dev.sluice.train.content;

import dev.sluice.train.content.ContentSettings.Repeats;

/** What the terms of a column weigh. */
final class ColumnWeights {
    private final ColumnTerms terms;
    private final Repeats repeats;
    private final double ofColumn;
    /** The row of each term, 0 of one that is left out. */
    private final int[] rows;

    private final double[] inverses;
    private final int kept;

    /**
     * Weights of a column.
     *
     * @param mostItems terms of more items than these are left out
     * @param row the row of the first term that is kept
     */
    ColumnWeights(ColumnTerms terms, ContentSettings settings, double ofColumn, double mostItems, int row) {
        this.terms = terms;
        this.repeats = settings.repeats();
        this.ofColumn = ofColumn;
        this.rows = new int[terms.size()];
        this.inverses = new double[terms.size()];
        int next = row;
        for (int term = 0; term < rows.length; term++) {
            int items = terms.items(term);
            if (items >= settings.leastItems() && items <= mostItems) {
                rows[term] = next++;
                inverses[term] = 1 + StrictMath.log((double) terms.documents() / items);
            }
        }
        this.kept = next - row;
    }

    /** How many terms are kept. */
    int kept() {
        return kept;
    }

    /** Adds what an item has in this column, as a vector whose length is the weight of the column. */
    void add(int item, ItemVector vector) {
        double squares = 0;
        for (int place = terms.start(item); place < terms.end(item); place++) {
            double weight = weight(place);
            squares += weight * weight;
        }
        for (int place = terms.start(item); place < terms.end(item); place++) {
            int row = rows[terms.term(place)];
            if (row > 0) {
                vector.add(row, ofColumn * weight(place) / Math.sqrt(squares));
            }
        }
    }

    /** 0 of one that is left out. */
    private double weight(int place) {
        int count = terms.count(place);
        return (repeats == Repeats.LOG ? 1 + StrictMath.log(count) : count) * inverses[terms.term(place)];
    }
}
