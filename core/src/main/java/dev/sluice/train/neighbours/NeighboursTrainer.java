package dev.sluice.train.neighbours;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.OnePass;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.engine.Workers;
import dev.sluice.train.neighbours.NeighboursSettings.Bias;

/**
 * Finds for each item its nearest items by the cosine between their sets of users, {@code common / (sqrt(users of one *
 * users of the other) + shrinkage)}. Values and repeats do not count; of equal cosines the item of the lower row is
 * nearer.
 *
 * <p>Costs the sum over users of the square of their number of items, so that a few users with a great part of the
 * catalogue, often robots, can cost more than all others: leave them out first. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/371920.372071">Sarwar, Karypis, Konstan and Riedl 2001</a>
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
     * @throws IllegalArgumentException if there are no interactions
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
        WeightedLists nearest = new WeightedLists(byItem.rows());
        workers.run(byItem.rows(), () -> new NearestItems(settings, interactions, byItem, nearest));
        return new NeighboursModel(NeighboursModel.NAME, settings, nearest.transposed(), bias(byItem, nearest));
    }

    /** Bytes of heap that training takes at its peak, beside the interactions: an upper bound. */
    public long estimateBytes(InteractionMatrix interactions) {
        long items = interactions.columns();
        long transposed = 8L * interactions.size() + 4L * items;
        long lists = items * (8L * Math.min(settings.neighbours(), items) + 48);
        return transposed
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
