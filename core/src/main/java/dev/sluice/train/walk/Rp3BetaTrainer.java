package dev.sluice.train.walk;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.CommonUsers;
import dev.sluice.train.engine.OnePass;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.engine.Workers;

/**
 * Trains RP3beta: a walk goes from a user to an item of the user, to a user of that item, to an item of that user, and
 * ends with a probability that is divided by the last item's number of users to the power beta. The first step is that
 * of the query; the weight of item {@code i} for item {@code j} is the rest, {@code sum over users of p(u|i)^alpha
 * p(j|u)^alpha / users(j)^beta}, where {@code p(u|i)} is one over the number of the item's users and {@code p(j|u)} the
 * pair's share in what the user's pairs count.
 *
 * <p>Each item keeps its greatest weights, whose sum becomes 1 where that is wanted, and then each item the greatest of
 * those that it has got, as the code to Ferrari Dacrema, Cremonesi and Jannach 2019 does it. Costs the sum over users
 * of the square of their number of items. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/2955101">Paudel, Christoffel, Newell and Bernstein 2016</a>
 * @see <a href="https://doi.org/10.1145/2792838.2800180">Christoffel, Paudel, Newell and Bernstein 2015</a>
 * @see <a href="https://doi.org/10.1145/3298689.3347058">Ferrari Dacrema, Cremonesi and Jannach 2019</a>
 */
public final class Rp3BetaTrainer {
    private final Rp3BetaSettings settings;

    /** A trainer with these settings. */
    public Rp3BetaTrainer(Rp3BetaSettings settings) {
        this.settings = settings;
    }

    /**
     * Walks from every item.
     *
     * @param interactions users by items, at least one entry
     * @param listener hears of one epoch, without loss and operations
     * @throws IllegalArgumentException if there are no interactions, or values count and one is negative
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public Rp3BetaModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        try (Workers workers = new Workers(settings.threads(), Rp3BetaModel.NAME)) {
            return OnePass.of(Rp3BetaModel.NAME, workers, listener, () -> train(interactions, workers));
        }
    }

    private Rp3BetaModel train(InteractionMatrix interactions, Workers workers) {
        InteractionMatrix byItem = interactions.transpose();
        float[] steps = steps(interactions);
        WeightedLists rows = new WeightedLists(byItem.rows());
        workers.run(byItem.rows(), () -> {
            CommonUsers common = new CommonUsers(interactions, byItem, steps);
            return new Walks(settings, byItem, common, rows);
        });
        WeightedLists heard = rows.transposed();
        heard.truncate(settings.neighbours());
        return new Rp3BetaModel(Rp3BetaModel.NAME, settings, heard.transposed());
    }

    /** The probability of each step from a user to an item, to the power alpha. */
    private float[] steps(InteractionMatrix byUser) {
        float[] steps = new float[byUser.size()];
        for (int user = 0; user < byUser.rows(); user++) {
            double sum = 0;
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                sum += count(byUser.value(place));
            }
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                double count = count(byUser.value(place));
                steps[place] = count == 0 ? 0 : (float) Math.pow(count / sum, settings.alpha());
            }
        }
        return steps;
    }

    private double count(float value) {
        float count = settings.strength().of(value);
        if (count < 0) {
            throw new IllegalArgumentException("a value that counts must not be negative: " + value);
        }
        return count;
    }

    /** Bytes of heap that training takes at its peak, beside the interactions: an upper bound. */
    public long estimateBytes(InteractionMatrix interactions) {
        long items = interactions.columns();
        long pairs = 12L * interactions.size() + 4 * items;
        long lists = items * (8L * Math.min(settings.neighbours(), items) + 48);
        return pairs + 3 * lists + settings.threads() * Walks.bytes(interactions.columns(), settings.neighbours());
    }
}
