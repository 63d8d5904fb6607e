package dev.sluice.train.neighbours;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.CommonUsers;
import dev.sluice.train.engine.OnePass;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.engine.Workers;
import dev.sluice.train.neighbours.NeighboursSettings.Bias;

/**
 * Finds for each item its nearest items by a {@link Nearness}; of items that are equally near the one of the lower row
 * is nearer. An item is no neighbour of its own.
 *
 * <p>Costs the sum over users of the square of their number of items, so that a few users with a great part of the
 * catalogue, often robots, can cost more than all others: leave them out first. Safe for use by many threads.
 */
public final class NeighboursTrainer {
    private final NeighboursSettings settings;

    /** A trainer with these settings. */
    public NeighboursTrainer(NeighboursSettings settings) {
        this.settings = settings;
    }

    /**
     * Finds the neighbours of every item.
     *
     * @param interactions users by items, at least one entry
     * @param listener hears of one epoch, without loss and operations
     * @throws IllegalArgumentException if there are no interactions, or values count and one is negative
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public NeighboursModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        try (Workers workers = new Workers(settings.threads(), NeighboursModel.NAME)) {
            return OnePass.of(NeighboursModel.NAME, workers, listener, () -> train(interactions, workers));
        }
    }

    private NeighboursModel train(InteractionMatrix interactions, Workers workers) {
        InteractionMatrix byItem = interactions.transpose();
        PairWeights weights = new PairWeights(settings, interactions, byItem);
        WeightedLists nearest = new WeightedLists(byItem.rows());
        workers.run(byItem.rows(), () -> {
            CommonUsers common = new CommonUsers(interactions, byItem, weights.byUser());
            return new NearestItems(settings, weights, common, nearest);
        });
        return new NeighboursModel(NeighboursModel.NAME, settings, nearest.transposed(), bias(byItem, nearest));
    }

    /** Bytes of heap that training takes at its peak, beside the interactions: an upper bound. */
    public long estimateBytes(InteractionMatrix interactions) {
        long items = interactions.columns();
        long transposed = 8L * interactions.size() + 4L * items;
        long lists = items * (8L * Math.min(settings.neighbours(), items) + 48);
        return transposed
                + PairWeights.bytes(interactions)
                + 2 * lists
                + settings.threads() * NearestItems.bytes(interactions.columns(), settings.neighbours());
    }

    private float[] bias(InteractionMatrix byItem, WeightedLists nearest) {
        if (settings.bias() == Bias.NONE) {
            return new float[0];
        }
        float[] bias = new float[byItem.rows()];
        double users = byItem.columns() - 1;
        for (int item = 0; item < bias.length; item++) {
            double sum = byItem.size(item) / users;
            int[] others = nearest.indexes(item);
            for (int i = 0; i < others.length; i++) {
                sum -= nearest.weights(item)[i] * (byItem.size(others[i]) / users);
            }
            bias[item] = (float) sum;
        }
        return bias;
    }
}
