package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.Workers;

/**
 * Factorises implicit feedback by alternating least squares. With {@code s} the inner product of a user's and an item's
 * vector, it makes small
 *
 * <pre>
 *   sum over observed pairs of  confidence * (1 - s)^2
 * + sum over all pairs of       unobservedWeight * s^2
 * + sum over users of           regularization * (events + unobservedWeight * items)^frequencyExponent * |vector|^2
 * + sum over items of           the same, with users in place of items
 * </pre>
 *
 * <p>Each epoch solves for the items and then for the users, the first one for the users before. If it solves exactly,
 * a user's vector is the fold-in of their history; with blocks of dimensions (iALS++) or conjugate gradients it comes
 * near that from epoch to epoch, to the same quality in as many epochs, and takes less time: see {@link AlsSolver}. No
 * epoch raises the loss, which is told to single precision. Users and items without events get zero vectors. Values
 * count through {@link Confidence} alone.
 *
 * <p>An epoch costs about {@code 2 d (block + 1)} operations an event, {@code 8 d} more where there are several blocks,
 * and {@code d block^2 / 3} a user and an item; with gradients {@code 8 d (steps + 1)} an event. Safe for use by many
 * threads.
 *
 * @see <a href="https://doi.org/10.1109/ICDM.2008.22">Hu, Koren and Volinsky 2008</a>
 * @see <a href="https://arxiv.org/abs/2110.14037">Rendle, Krichene, Zhang and Koren 2021</a>
 * @see <a href="https://arxiv.org/abs/2110.14044">Rendle, Krichene, Zhang and Koren 2021, iALS++</a>
 */
public final class AlsTrainer {
    private final AlsSettings settings;
    private final WarmStart start;
    private final EarlyStopping stopping;

    /** A trainer with these settings. */
    public AlsTrainer(AlsSettings settings) {
        this(settings, WarmStart.NONE, EarlyStopping.NEVER);
    }

    private AlsTrainer(AlsSettings settings, WarmStart start, EarlyStopping stopping) {
        this.settings = settings;
        this.start = start;
        this.stopping = stopping;
    }

    /**
     * The same, which begins with the users' vectors of an earlier version.
     *
     * @throws IllegalArgumentException if they have another dimension
     */
    public AlsTrainer startingFrom(WarmStart earlier) {
        earlier.requireDimension(settings.dimension());
        return new AlsTrainer(settings, earlier, stopping);
    }

    /** The same, which may stop before the last epoch. */
    public AlsTrainer stoppingBy(EarlyStopping rule) {
        return new AlsTrainer(settings, start, rule);
    }

    /**
     * Trains.
     *
     * @param interactions users by items, at least one entry
     * @throws IllegalArgumentException if there are no interactions, or a value has no {@link Confidence#weight}
     * @throws ArithmeticException if a row's vector is not determined; names the row and what to raise
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public AlsModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        try (Workers workers = new Workers(settings.threads(), AlsModel.NAME)) {
            return new AlsTraining(settings, interactions, workers).run(start, listener, stopping);
        }
    }

    /** Bytes of heap that training takes at its peak, beside the interactions. */
    public long estimateBytes(InteractionMatrix interactions) {
        long valued = settings.confidence().slope() == 0 ? 4 : 8;
        long transposed = valued * interactions.size() + 8L * interactions.columns();
        long sides = (long) interactions.rows() + interactions.columns();
        long longest = Math.max(longestRow(interactions), interactions.rows());
        int copies = stopping.validation().isPresent() ? 2 : 1;
        return transposed
                + copies * 4L * sides * settings.dimension()
                + 2 * GramTerms.bytes(settings.dimension())
                + settings.threads() * solverBytes((int) longest)
                + Gram.bytes(settings.dimension());
    }

    private long solverBytes(int longestRow) {
        return settings.solver() instanceof AlsSolver.Gradients
                ? GradientSolver.bytes(settings.dimension())
                : BlockSolver.bytes(settings.evenBlock(), longestRow);
    }

    private static int longestRow(InteractionMatrix interactions) {
        int longest = 0;
        for (int row = 0; row < interactions.rows(); row++) {
            longest = Math.max(longest, interactions.size(row));
        }
        return longest;
    }
}
