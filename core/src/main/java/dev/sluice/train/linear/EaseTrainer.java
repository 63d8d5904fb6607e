package dev.sluice.train.linear;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Workers;
import java.util.Locale;

/**
 * Trains EASE, a linear autoencoder without hidden layer: the weights {@code B} with a diagonal of zero that make
 * {@code |X - X B|^2 + lambda |B|^2} least, X being users by items. They are {@code -P[i][j] / P[j][j]}, where P is the
 * inverse of {@code X'X + lambda I}. With dropout p the diagonal of {@code X'X} counts {@code 1 / (1 - p)} times, which
 * is what a denoising autoencoder would learn.
 *
 * <p>Costs the cube of the number of items that have events in time and, twice in bytes, their square in memory, in
 * single precision: 3,700 items take 30 MB and a few seconds, 40,000 take 3.5 GB and minutes. See {@link #estimate}.
 * Beside that it costs the sum over users of the square of their number of items. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/3308558.3313710">Steck 2019, Embarrassingly Shallow Autoencoders for Sparse
 *     Data</a>
 * @see <a href="https://papers.nips.cc/paper/2020/hash/e33d974aae13e4d877477d51d8bafdc4-Abstract.html">Steck 2020,
 *     Autoencoders that don't overfit towards the Identity</a>, for dropout
 */
public final class EaseTrainer {
    /** What listeners hear of as epochs: equal parts of the work, so that a long training shows how far it is. */
    public static final int EPOCHS = 10;

    private final EaseSettings settings;

    /** A trainer with these settings. */
    public EaseTrainer(EaseSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains.
     *
     * @param interactions users by items, at least one entry
     * @param listener hears of {@link #EPOCHS} epochs, without loss
     * @throws IllegalArgumentException if there are no interactions
     * @throws IllegalStateException if the heap has no room for it; says what it takes
     * @throws ArithmeticException if the weights are not determined; names an item's row and what to raise
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public EaseModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        requireRoom(interactions);
        try (Workers workers = new Workers(settings.threads(), EaseModel.NAME)) {
            EaseTraining training = new EaseTraining(settings, interactions, workers);
            return new EpochLoop(EaseModel.NAME, EPOCHS, workers, listener, EarlyStopping.NEVER)
                    .run(training::part, training::model, training::model);
        }
    }

    private void requireRoom(InteractionMatrix interactions) {
        long bytes = estimateBytes(interactions);
        if (bytes > room()) {
            System.gc(); // what is only not collected yet must not count
            long room = room();
            if (bytes > room) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "the heap has no room for EASE: %s, and %.1f GB are free; raise -Xmx or leave out rare items",
                        estimate(interactions),
                        room * 1e-9));
            }
        }
    }

    private static long room() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    /** What training will take. Costs a fraction of a second, to see how fast this machine is. */
    public EaseCost estimate(InteractionMatrix interactions) {
        return EaseCost.of(items(interactions), estimateBytes(interactions), settings.threads());
    }

    /** Bytes of heap that training takes at its peak, beside the interactions: an upper bound. */
    public long estimateBytes(InteractionMatrix interactions) {
        int items = items(interactions);
        long rows = interactions.columns();
        long transposed = 8L * interactions.size() + 4 * rows;
        long maps = 4 * rows + 4L * items + 16L * settings.threads() * items;
        long lists = rows * 48 + 8L * items * Math.min(settings.weights(), items);
        return transposed + maps + SymmetricTiles.bytes(items) + Inversion.bytes(items) + 2 * lists;
    }

    private static int items(InteractionMatrix interactions) {
        boolean[] has = new boolean[interactions.columns()];
        int items = 0;
        for (int place = 0; place < interactions.size(); place++) {
            int item = interactions.column(place);
            items += has[item] ? 0 : 1;
            has[item] = true;
        }
        return items;
    }
}
