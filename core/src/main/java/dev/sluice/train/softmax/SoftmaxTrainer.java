package dev.sluice.train.softmax;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.batch.BatchGradient;
import dev.sluice.train.batch.Hits;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.Workers;

/**
 * Factorises implicit feedback by a {@link SampledSoftmaxLoss}: the score of each item that a user has should be above
 * those of the items sampled with it, which are the items of the batch's other examples and, if wanted, some of all
 * items alike. Every item that the user has is an accidental hit. Vectors go down by row-wise Adagrad, batch after
 * batch, the gradients of a row that is in a batch several times added up before.
 *
 * <p>The loss that is reported is the mean over an epoch's examples, each taken before its own step. Users and items
 * without events get zero vectors. Values count by {@link SoftmaxSettings.Weights} alone.
 *
 * <p>An epoch costs {@code 6 d} operations an example and column of its batch: with the size of a batch grow the
 * quality of the negatives, the cost of an epoch and the work that threads can share. Safe for use by many threads.
 *
 * @see <a href="https://arxiv.org/abs/2201.02327">Wu et al. 2022, On the effectiveness of sampled softmax loss</a>
 */
public final class SoftmaxTrainer {
    private final SoftmaxSettings settings;
    private final WarmStart start;
    private final EarlyStopping stopping;

    /** A trainer with these settings. */
    public SoftmaxTrainer(SoftmaxSettings settings) {
        this(settings, WarmStart.NONE, EarlyStopping.NEVER);
    }

    private SoftmaxTrainer(SoftmaxSettings settings, WarmStart start, EarlyStopping stopping) {
        this.settings = settings;
        this.start = start;
        this.stopping = stopping;
    }

    /**
     * The same, which begins with the vectors of an earlier version.
     *
     * @throws IllegalArgumentException if they have another dimension
     */
    public SoftmaxTrainer startingFrom(WarmStart earlier) {
        earlier.requireDimension(settings.dimension());
        return new SoftmaxTrainer(settings, earlier, stopping);
    }

    /** The same, which may stop before the last epoch. */
    public SoftmaxTrainer stoppingBy(EarlyStopping rule) {
        return new SoftmaxTrainer(settings, start, rule);
    }

    /**
     * Trains.
     *
     * @param interactions users by items, at least one entry
     * @throws IllegalArgumentException if there are no interactions, or values are weights and one is negative or all
     *     are 0
     * @throws ArithmeticException if the vectors grow beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public SoftmaxModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        try (Workers workers = new Workers(settings.threads(), SoftmaxModel.NAME)) {
            return new SoftmaxTraining(settings, interactions, workers).run(interactions, start, listener, stopping);
        }
    }

    /** Bytes of heap that training takes at its peak, beside the interactions. */
    public long estimateBytes(InteractionMatrix interactions) {
        int examples = Math.min(settings.batch(), Math.max(1, interactions.size()));
        int columns = examples + settings.uniformNegatives();
        long samplers = 20L * interactions.columns();
        long best = stopping.validation().isPresent() ? 4L * settings.dimension() : 0;
        return Examples.bytes(interactions)
                + Hits.bytes(interactions.columns())
                + samplers
                + Embeddings.bytes(interactions.rows(), settings.dimension())
                + Embeddings.bytes(interactions.columns(), settings.dimension())
                + best * ((long) interactions.rows() + interactions.columns())
                + BatchGradient.bytes(examples, columns, settings.dimension(), settings.threads());
    }
}
