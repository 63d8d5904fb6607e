package dev.sluice.ranking.factorization;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.ModelName;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;

/**
 * Trains a factorization machine: logistic regression that also weighs every pair of inputs, by the product of a short
 * vector that each of them has. So it learns of pairs that were seldom or never seen together, and costs as little as a
 * linear model of some more weights: {@code logit = w_0 + sum_i w_i x_i + sum_(i<j) <v_i, v_j> x_i x_j}.
 *
 * <p>Numbers, flags and categories are read as {@link dev.sluice.ranking.input.Inputs} say, every code of a category
 * being an input of its own. A code that no example learned from has, such as that of values which training has not
 * seen, has the mean weights of the others by how often each was seen. Weights begin at 0, factors near it, the bias at
 * the log odds of the mean label.
 *
 * <p>The log loss by the examples' weights is made small in steps of a batch, by Adagrad. After each epoch the loss of
 * the queries held out is measured, told as the quality (negative, so that more is better), and the best weights are
 * the model. If either part of the queries lacks a kind of label, nothing is held out, the quality is NaN, and all
 * epochs are run on all examples. The loss it reports is the mean over the steps of an epoch, each before its step,
 * penalties left out.
 *
 * <p>Runs in the calling thread; some ten operations an input, factor and example in each epoch. Beside the examples it
 * needs 24 bytes a weight. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1109/ICDM.2010.127">Rendle 2010, Factorization machines</a>
 */
public final class FmTrainer {
    private final FmSettings settings;

    /** A trainer with these settings. */
    public FmTrainer(FmSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains.
     *
     * @param name of the model: letters, digits, dots and dashes, the first a letter or digit
     * @param examples of one head, labelled from 0 to 1, of both kinds; with at least one feature
     * @throws IllegalArgumentException if there are no such examples
     * @throws ArithmeticException if the weights grow beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     */
    public FmModel train(String name, Examples examples, TrainingListener listener) {
        ModelName.check(name);
        Checks.from(1, examples.size(), "number of examples");
        Checks.from(1, examples.schema().size(), "number of features");
        LabelSums.checkOnly(examples);
        return new FmTraining(name, settings, examples).run(listener);
    }
}
