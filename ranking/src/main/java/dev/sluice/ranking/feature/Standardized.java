package dev.sluice.ranking.feature;

/**
 * Puts scores, which can be compared within one query only, on a scale that all queries share. Another training of the
 * same model may double all of its products; a ranker that was trained on the one must not be misled by the other.
 */
final class Standardized {
    private Standardized() {}

    /**
     * Replaces each score by how many standard deviations it lies above the mean of those that are there; by 0 where
     * all are equal. NaN stays, and an infinite score, which lies at no distance, becomes NaN.
     *
     * @param size how many entries of the column count
     */
    static void inPlace(float[] column, int size) {
        int count = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            if (Float.isFinite(column[i])) {
                count++;
                sum += column[i];
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            if (Float.isFinite(column[i])) {
                squares += (column[i] - mean) * (column[i] - mean);
            }
        }
        double deviation = Math.sqrt(squares / count);
        for (int i = 0; i < size; i++) {
            column[i] = Float.isFinite(column[i]) ? standard(column[i] - mean, deviation) : Float.NaN;
        }
    }

    /** Equal scores may lie off their rounded mean by some last bits. */
    private static float standard(double difference, double deviation) {
        return deviation > Math.abs(difference) * 1e-9 && deviation > Float.MIN_NORMAL
                ? (float) (difference / deviation)
                : 0;
    }
}
