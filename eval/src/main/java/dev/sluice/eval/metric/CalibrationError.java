package dev.sluice.eval.metric;

import dev.sluice.eval.MetricTable;
import java.util.Optional;

/**
 * Expected calibration error: how far probabilities are from what came true, bin by bin. Of few items, as a single user
 * has them, it says little: pool them. Depends on the bins, so only values of equal ones compare.
 *
 * @param universe which items of a user count
 * @param bins how probabilities are put into bins
 * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini, Cooper and Hauskrecht 2015</a>
 */
public record CalibrationError(Universe universe, Bins bins) implements ProbabilityMetric {
    @Override
    public double of(ScoredLabels pairs) {
        return Reliability.of(pairs, bins).expectedError();
    }

    /** What came true, bin by bin. */
    @Override
    public Optional<MetricTable> table(ScoredLabels pairs) {
        return Optional.of(Reliability.of(pairs, bins).table());
    }

    @Override
    public String variant() {
        return "expected calibration error, " + bins.text() + ", " + universe.text() + " with a score";
    }
}
