package dev.sluice.eval.metric;

/**
 * The mean squared distance of probabilities from what came true, 1 or 0.
 *
 * @param universe which items of a user count
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier 1950</a>
 */
public record Brier(Universe universe) implements ProbabilityMetric {
    @Override
    public double of(ScoredLabels pairs) {
        return ProbabilityMetric.meanLoss(
                pairs, probability -> (1 - probability) * (1 - probability), probability -> probability * probability);
    }

    @Override
    public String variant() {
        return "Brier score, mean squared error of probabilities, " + universe.text() + " with a score";
    }
}
