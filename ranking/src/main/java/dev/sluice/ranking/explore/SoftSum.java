package dev.sluice.ranking.explore;

/**
 * A sum of {@code exp(score / temperature)}, in units of its greatest term, so that it neither overflows nor vanishes.
 */
final class SoftSum {
    private final double temperature;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double sum;

    /** @param temperature above 0 */
    SoftSum(double temperature) {
        this.temperature = temperature;
    }

    void add(double score) {
        if (score > greatest) {
            sum = sum * term(greatest - score) + 1;
            greatest = score;
        } else {
            sum += term(score - greatest);
        }
    }

    /** How much of the sum a term of it is. */
    double share(double score) {
        return term(score - greatest) / sum;
    }

    private double term(double difference) {
        return StrictMath.exp(difference / temperature);
    }
}
