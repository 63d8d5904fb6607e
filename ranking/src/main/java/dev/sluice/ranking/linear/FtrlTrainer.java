package dev.sluice.ranking.linear;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.ModelName;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;

/**
 * Trains logistic regression by FTRL-Proximal: gradient descent with a rate of its own for each weight, which falls as
 * the weight learns, and an L1 penalty that makes weights exactly 0. Weights begin at 0, the bias where it would be
 * without features, at the log odds of the mean label.
 *
 * <p>A number is read in standard deviations from its mean, a flag as it is. Each value of a category has a weight in a
 * table that {@link Hashing} tells of, and so has each combination of the values of a {@link Cross}. Where a feature is
 * missing it adds a weight of its own instead; one that every example has keeps 0 there, and one that no example has
 * keeps 0 altogether. An example's weight multiplies its gradient. That makes the same function small as repeating the
 * example would, but by other steps: the rates fall with the squared gradients, so that the results are close and not
 * equal.
 *
 * <p>The loss it reports is the mean log loss of the examples by their weights, penalties left out. An epoch is two
 * passes over the examples, of a few nanoseconds a feature. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/2487575.2488200">McMahan et al. 2013, Ad click prediction: a view from the
 *     trenches</a>
 */
public final class FtrlTrainer {
    private final FtrlSettings settings;

    /** A trainer with these settings. */
    public FtrlTrainer(FtrlSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains.
     *
     * @param name of the model: letters, digits, dots and dashes, the first a letter or digit
     * @param examples of one head, labelled from 0 to 1, of both kinds; those whose label is absent teach nothing
     * @throws IllegalArgumentException if there are no such examples, or a cross is of features that they lack or of
     *     numbers
     * @throws ArithmeticException if the weights grow beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     */
    public LogisticModel train(String name, Examples examples, TrainingListener listener) {
        ModelName.check(name);
        Checks.from(1, examples.size(), "number of examples");
        LabelSums.checkOnly(examples);
        return new FtrlTraining(name, settings, examples).run(listener);
    }
}
