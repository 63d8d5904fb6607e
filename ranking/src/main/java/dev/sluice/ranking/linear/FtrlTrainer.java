package dev.sluice.ranking.linear;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.ModelName;
import dev.sluice.train.TrainingListener;

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
     * @param examples labelled from 0 to 1, of both kinds
     * @throws IllegalArgumentException if there are no such examples, or a cross is of features that they lack or of
     *     numbers
     * @throws ArithmeticException if the weights grow beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     */
    public LogisticModel train(String name, Examples examples, TrainingListener listener) {
        ModelName.check(name);
        checkLabels(examples);
        return new FtrlTraining(name, settings, examples).run(listener);
    }

    private static void checkLabels(Examples examples) {
        if (examples.size() == 0) {
            throw new IllegalArgumentException("number of examples must be at least 1: 0");
        }
        double liked = 0;
        double all = 0;
        for (int row = 0; row < examples.size(); row++) {
            checkLabel(examples, row);
            liked += (double) examples.weight(row) * examples.label(row);
            all += examples.weight(row);
        }
        if (all == 0) {
            throw new IllegalArgumentException(
                    "an example must have a weight above 0: all " + examples.size() + " have 0");
        }
        if (liked == 0 || liked == all) {
            throw new IllegalArgumentException(
                    "labels must be of both kinds: all are " + (liked == 0 ? 0 : 1) + " that have a weight");
        }
    }

    static void checkLabel(Examples examples, int row) {
        float label = examples.label(row);
        if (!(label >= 0 && label <= 1)) {
            throw new IllegalArgumentException("label of example " + row + " must be from 0 to 1: " + label);
        }
    }
}
