package dev.sluice.ranking.feature;

/** Puts numbers that can be compared within one query only on a scale that all queries share. */
final class Batch {
    private Batch() {}

    /** Replaces what is there by how many standard deviations it lies above the mean of the batch; NaN stays. */
    static void standardize(float[] column, int size) {
        int count = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            if (!Float.isNaN(column[i])) {
                count++;
                sum += column[i];
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            if (!Float.isNaN(column[i])) {
                squares += (column[i] - mean) * (column[i] - mean);
            }
        }
        double deviation = Math.sqrt(squares / count);
        for (int i = 0; i < size; i++) {
            column[i] = (float) (deviation > 0 ? (column[i] - mean) / deviation : column[i] - mean);
        }
    }
}
