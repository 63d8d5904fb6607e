package dev.sluice.eval.metric;

/**
 * The mean of the negative natural logarithm of the probability given to what came true. One certain error would make
 * it infinite, so probabilities are kept off 0 and 1.
 *
 * @param universe which items of a user count
 * @param clip the least probability, and 1 less the greatest; above 0 and below 0.5
 */
public record LogLoss(Universe universe, double clip) implements ProbabilityMetric {
    /** The distance from 1 to the next double: what scikit-learn has kept probabilities off 0 and 1 by since 1.2. */
    public static final double USUAL_CLIP = Math.ulp(1.0);

    public LogLoss {
        if (!(clip > 0 && clip < 0.5)) {
            throw new IllegalArgumentException("clip must be above 0 and below 0.5: " + clip);
        }
    }

    @Override
    public double of(ScoredLabels pairs) {
        return ProbabilityMetric.meanLoss(
                pairs,
                probability -> -Math.log(clipped(probability)),
                probability -> -Math.log(1 - clipped(probability)));
    }

    private double clipped(double probability) {
        return Math.min(Math.max(probability, clip), 1 - clip);
    }

    @Override
    public String variant() {
        return "log loss, natural logarithm, probabilities kept off 0 and 1 by " + clip + ", " + universe.text()
                + " with a score";
    }
}
