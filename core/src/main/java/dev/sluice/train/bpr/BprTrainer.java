package dev.sluice.train.bpr;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.engine.AliasTable;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.Workers;

/**
 * Factorises implicit feedback by Bayesian personalised ranking: an item that a user has met is to score higher than
 * one they have not. With {@code x} the inner product of the user's vector and the difference of the two items', each
 * step goes down the gradient of
 *
 * <pre>
 *   -ln sigmoid(x) + regularization / 2 * (|user|^2 + |item|^2 + |other item|^2)
 * </pre>
 *
 * <p>An epoch takes one step for each pair of user and item in the interactions, whatever its value, against an item
 * that is drawn. The reported loss is the mean of {@code -ln sigmoid(x)} before each step of the epoch: of what was
 * drawn, not of all comparisons, and the higher the harder the {@linkplain BprSettings#candidates negatives}.
 *
 * <p>Users and items are dealt out to blocks, items anew for each epoch. A block of users and a block of items are a
 * cell; threads work at cells that share neither, so that the result does not depend on them, and negatives are drawn
 * among the items of the cell. Which block an item is in is chance, so that in the long run every item is drawn against
 * every other. A draw that the user has met is drawn again; after 32 of them there is no step.
 *
 * <p>Users and items without interactions get zero vectors, and are no negatives. A user who has met every item learns
 * nothing. A step costs {@code (10 + 2 candidates) d} operations. Safe for use by many threads.
 *
 * @see <a href="https://arxiv.org/abs/1205.2618">Rendle, Freudenthaler, Gantner and Schmidt-Thieme 2009</a>
 * @see <a href="https://doi.org/10.1145/2484028.2484126">Zhang, Chen, Wang and Yu 2013</a>, for the choice among
 *     several candidates
 * @see <a href="https://doi.org/10.1145/2020408.2020426">Gemulla, Nijkamp, Haas and Sismanis 2011</a>, for the cells
 */
public final class BprTrainer {
    private final BprSettings settings;
    private final WarmStart start;
    private final EarlyStopping stopping;

    /** A trainer with these settings. */
    public BprTrainer(BprSettings settings) {
        this(settings, WarmStart.NONE, EarlyStopping.NEVER);
    }

    private BprTrainer(BprSettings settings, WarmStart start, EarlyStopping stopping) {
        this.settings = settings;
        this.start = start;
        this.stopping = stopping;
    }

    /**
     * The same, which begins with the vectors of an earlier version.
     *
     * @throws IllegalArgumentException if they have another dimension
     */
    public BprTrainer startingFrom(WarmStart earlier) {
        earlier.requireDimension(settings.dimension());
        return new BprTrainer(settings, earlier, stopping);
    }

    /** The same, which may stop before the last epoch. */
    public BprTrainer stoppingBy(EarlyStopping rule) {
        return new BprTrainer(settings, start, rule);
    }

    /**
     * Trains.
     *
     * @param interactions users by items, at least one entry
     * @throws IllegalArgumentException if there are no interactions
     * @throws ArithmeticException if the vectors grow beyond all numbers, which a lower learning rate rules out
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public BprModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        try (Workers workers = new Workers(settings.threads(), BprModel.NAME)) {
            return new BprTraining(settings, interactions, workers).run(start, listener, stopping);
        }
    }

    /** Bytes of heap that training takes at its peak, beside the interactions. */
    public long estimateBytes(InteractionMatrix interactions) {
        Checks.notEmpty(interactions);
        Grid grid = BprTraining.grid(settings, interactions, DrawWeights.of(interactions, settings.negativePower()));
        int busy = Math.min(settings.threads(), grid.blocks());
        long vectors = BlockedVectors.bytes(grid.users(), settings.dimension())
                + BlockedVectors.bytes(grid.items(), settings.dimension())
                + PlacedItems.bytes(interactions.columns());
        int copies = stopping.validation().isPresent() ? 2 : 1;
        return copies * vectors
                + DrawWeights.bytes(interactions.columns())
                + Cells.bytes(grid, interactions)
                + AliasTable.bytes(grid.items())
                + busy * CellPass.bytes(grid);
    }
}
