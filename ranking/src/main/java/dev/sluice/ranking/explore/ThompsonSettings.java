package dev.sluice.ranking.explore;

import dev.sluice.FeatureKey;

/**
 * Settings of Thompson sampling. Start from {@link #defaults()} and change what matters.
 *
 * @param successes the column that says how often an item did well, such as its clicks
 * @param trials the column that says how often it was tried, such as its impressions; another than {@code successes}
 * @param priorSuccesses what each item is taken to have beside its own, at least 0.001 and finite
 * @param priorFailures the same of failures, at least 0.001 and finite
 * @param draws from which propensities are estimated, at least 1
 */
public record ThompsonSettings(
        FeatureKey successes, FeatureKey trials, double priorSuccesses, double priorFailures, int draws) {
    private static final double LEAST_PRIOR = 0.001;

    public ThompsonSettings {
        if (successes.name().equals(trials.name())) {
            throw new IllegalArgumentException("successes and trials must be two columns: " + trials.name());
        }
        checkPrior("successes", priorSuccesses);
        checkPrior("failures", priorFailures);
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be at least 1: " + draws);
        }
    }

    private static void checkPrior(String what, double prior) {
        if (!(prior >= LEAST_PRIOR && prior < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "prior " + what + " must be finite and at least " + LEAST_PRIOR + ": " + prior);
        }
    }

    /** The columns {@code item.successes} and {@code item.trials}, a prior of one each, and 1,000 draws. */
    public static ThompsonSettings defaults() {
        return new ThompsonSettings(FeatureKey.number("item.successes"), FeatureKey.number("item.trials"), 1, 1, 1000);
    }

    /** The same with other columns. */
    public ThompsonSettings withColumns(FeatureKey otherSuccesses, FeatureKey otherTrials) {
        return new ThompsonSettings(otherSuccesses, otherTrials, priorSuccesses, priorFailures, draws);
    }

    /** The same with another prior, such as the success of all items, counted as a few trials. */
    public ThompsonSettings withPrior(double otherSuccesses, double otherFailures) {
        return new ThompsonSettings(successes, trials, otherSuccesses, otherFailures, draws);
    }

    /** The same with another number of draws. */
    public ThompsonSettings withDraws(int other) {
        return new ThompsonSettings(successes, trials, priorSuccesses, priorFailures, other);
    }
}
