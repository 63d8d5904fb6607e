package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.function.IntToDoubleFunction;

/**
 * What was seldom shown counts more: {@code min(cap, 1 / propensity)}, so that what was learned from is no longer what
 * the policy of the time preferred. An exposure without propensity is an error: leave it out first.
 *
 * @param cap the greatest weight, at least 1; infinite for none. A low one keeps a few rare exposures from outweighing
 *     all others, and leaves more of the bias
 * @see <a href="https://arxiv.org/abs/1602.05352">Schnabel et al. 2016, Recommendations as treatments</a>
 */
public record InversePropensity(double cap) implements SampleWeight {
    public InversePropensity {
        if (!(cap >= 1)) {
            throw new IllegalArgumentException("cap must be at least 1: " + cap);
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        IntToDoubleFunction propensities = Columns.numbers(exposures, Exposures.PROPENSITY);
        return Columns.each(exposures, row -> {
            double propensity = propensities.applyAsDouble(row);
            double weight = Math.min(cap, 1 / propensity);
            if (!(propensity > 0 && propensity <= 1) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        Exposures.PROPENSITY + " must be above 0 and at most 1: " + propensity + " of event " + row);
            }
            return weight;
        });
    }
}
