package dev.sluice.store;

/**
 * What it costs to store a table in another element type.
 *
 * @param largestError the greatest distance of a number from what it became, at least 0
 * @param meanError the mean distance over all numbers of all rows, at least 0
 * @param recallLoss the share of the rows that an exact search finds among its best k in the one table and misses in
 *     the other, from 0 to 1, the mean over the sample's queries; NaN if there were none. Row 0 is never found. A row
 *     that is as good as the last of the best counts as one of them
 */
public record ConversionReport(double largestError, double meanError, double recallLoss) {
    /**
     * Compares a table with what it became. One pass over both for the errors, and one for the recall, in blocks that
     * all queries see while they are in the cache; keeps {@code 16 k} bytes of heap a query.
     *
     * @param exact what is right
     * @param converted as many rows of the same dimension
     * @param sample queries of the tables' dimension
     * @throws IllegalArgumentException if the shapes differ, or if there are queries and more rows than an {@code int}
     *     counts
     */
    public static ConversionReport of(EmbeddingStore exact, EmbeddingStore converted, SampleQueries sample) {
        requireSameShape(exact, converted);
        double largest = 0;
        double sum = 0;
        float[] row = new float[exact.dimension()];
        float[] became = new float[exact.dimension()];
        for (long i = 0; i < exact.rows(); i++) {
            exact.copyRow(i, row);
            converted.copyRow(i, became);
            for (int j = 0; j < row.length; j++) {
                double error = Math.abs((double) row[j] - became[j]);
                largest = Math.max(largest, error);
                sum += error;
            }
        }
        double numbers = Math.max(1, (double) exact.rows() * row.length);
        return new ConversionReport(largest, sum / numbers, new RecallLoss(exact, converted, sample).mean());
    }

    private static void requireSameShape(EmbeddingStore exact, EmbeddingStore converted) {
        if (exact.rows() != converted.rows() || exact.dimension() != converted.dimension()) {
            throw new IllegalArgumentException("tables must be of one shape: " + exact.rows() + " x "
                    + exact.dimension() + " and " + converted.rows() + " x " + converted.dimension());
        }
    }
}
