package dev.sluice.retrieval;

/**
 * Settings of an {@link InvertedFile}. Start from {@link #forItems} and change what matters:
 *
 * <pre>{@code
 * var settings = InvertedFileSettings.forItems(items.rows()).withSimilarity(Similarity.COSINE);
 * }</pre>
 *
 * @param cells how many cells the items are divided into, from 1 to 65,536; there are never more than items
 * @param iterations passes over the sample that the cells are trained on, at least 0
 * @param sample items per cell in that sample, at least 1
 * @param similarity by what items are compared
 * @param recall share of the true best that a search at full effort is to find, in (0, 1]; a mean over the sample
 *     queries
 * @param seed fixes what is drawn; equal seeds give equal files
 */
public record InvertedFileSettings(
        int cells, int iterations, int sample, Similarity similarity, double recall, long seed) {
    static final int MOST_CELLS = 1 << 16;

    /** Checks the ranges. */
    public InvertedFileSettings {
        if (cells < 1 || cells > MOST_CELLS) {
            throw new IllegalArgumentException("cells must be from 1 to " + MOST_CELLS + ": " + cells);
        }
        if (iterations < 0) {
            throw new IllegalArgumentException("iterations must be at least 0: " + iterations);
        }
        if (sample < 1) {
            throw new IllegalArgumentException("sample must be at least 1: " + sample);
        }
        if (!(recall > 0 && recall <= 1)) {
            throw new IllegalArgumentException("recall must be in (0, 1]: " + recall);
        }
    }

    /**
     * As many cells as the square root of the number of items, six iterations over 64 items a cell, inner product,
     * recall 0.96.
     *
     * @param rows of the table of items, at least 0
     */
    public static InvertedFileSettings forItems(long rows) {
        int cells = (int) Math.round(Math.sqrt((double) rows));
        return new InvertedFileSettings(
                Math.max(1, Math.min(MOST_CELLS, cells)), 6, 64, Similarity.INNER_PRODUCT, 0.96, 42);
    }

    /** These settings with another number of cells. */
    public InvertedFileSettings withCells(int value) {
        return new InvertedFileSettings(value, iterations, sample, similarity, recall, seed);
    }

    /** These settings with another number of passes over the sample. */
    public InvertedFileSettings withIterations(int value) {
        return new InvertedFileSettings(cells, value, sample, similarity, recall, seed);
    }

    /** These settings with another number of items per cell in the sample. */
    public InvertedFileSettings withSample(int value) {
        return new InvertedFileSettings(cells, iterations, value, similarity, recall, seed);
    }

    /** These settings with items compared by something else. */
    public InvertedFileSettings withSimilarity(Similarity value) {
        return new InvertedFileSettings(cells, iterations, sample, value, recall, seed);
    }

    /** These settings with another recall to reach. */
    public InvertedFileSettings withRecall(double value) {
        return new InvertedFileSettings(cells, iterations, sample, similarity, value, seed);
    }

    /** These settings with another seed. */
    public InvertedFileSettings withSeed(long value) {
        return new InvertedFileSettings(cells, iterations, sample, similarity, recall, value);
    }
}
