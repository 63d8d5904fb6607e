package dev.sluice.ranking.neural;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.ModelName;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;

/**
 * Trains a deep and cross network (DCN-v2), which finds products of inputs by itself: its cross layers multiply what
 * they were given by the first inputs, its deep layers learn what is left, both side by side.
 *
 * <p>Numbers, flags and categories are read as {@link dev.sluice.ranking.input.Inputs} say, categories become learned
 * embeddings. A code that no example learned from has, such as that of values which training has not seen, has the mean
 * embedding of the others by how often each was seen. Each head gives the logit of one label; a label that is absent
 * adds nothing to the loss, which is the mean log loss of the labels there are, by the weights of their examples.
 *
 * <p>Gradients are ND4J's, in steps of a batch by Adam with decoupled weight decay; of embeddings only the rows that a
 * batch reads take a step. After each epoch the loss of the queries held out is measured, told as the quality
 * (negative, so that more is better), and the best network is the model. If either part of the queries lacks a kind of
 * label in some head, nothing is held out, the quality is NaN, and all epochs are run on all examples. The loss it
 * reports is the mean over the steps of an epoch, each before its step.
 *
 * <p>Runs in the calling thread and keeps ND4J, which the process has one of, to a single thread meanwhile. Beside the
 * examples it needs the memory of a few batches, of three times the weights, and of three times the embeddings, 4 bytes
 * a number. Safe for use by many threads.
 *
 * @see <a href="https://arxiv.org/abs/2008.13535">Wang et al. 2021, DCN V2: Improved deep and cross network</a>
 */
public final class DcnTrainer {
    private final DcnSettings settings;

    /** A trainer with these settings. */
    public DcnTrainer(DcnSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains.
     *
     * @param name of the model: letters, digits, dots and dashes, the first a letter or digit
     * @param examples labelled from 0 to 1, of both kinds in every head, with at least one feature; no comma in the
     *     name of a head
     * @throws IllegalArgumentException if there are no such examples
     * @throws IllegalStateException if ND4J or its natives are not on the class path; names the dependency to add
     * @throws ArithmeticException if the loss grows beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     */
    public DcnModel train(String name, Examples examples, TrainingListener listener) {
        ModelName.check(name);
        Checks.from(1, examples.size(), "number of examples");
        Checks.from(1, examples.schema().size(), "number of features");
        SavedNetwork.checkHeads(examples.heads());
        LabelSums.check(examples);
        return new DcnTraining(name, settings, examples).run(listener);
    }
}
