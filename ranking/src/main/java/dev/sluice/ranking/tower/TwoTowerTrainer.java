package dev.sluice.ranking.tower;

import dev.sluice.data.Dataset;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.batch.BatchGradient;
import dev.sluice.train.batch.Hits;
import dev.sluice.train.engine.Workers;

/**
 * Trains two towers by a {@link dev.sluice.train.softmax.SampledSoftmaxLoss}: of what a user did before a moment, the
 * item that they met then should score above those sampled with it, which are the items of the batch's other examples
 * and some of all items alike, so that rare items are negatives too. Every item that the user has is an accidental hit;
 * an item that was published later is no negative, and one that nobody has met counts by
 * {@link TwoTowerSettings#unmetWeight}.
 *
 * <ul>
 *   <li>An item's vector is the sum of those of its id and its attributes, of tags their mean. The id is left out at
 *       random, so that attributes learn to stand for items without one.
 *   <li>A user's vector is the sum of the weighted mean of the latest items' vectors, which have ids and attributes of
 *       their own here; of those of the user's attributes; and of those of the numbers of events in the last hours and
 *       days, {@code log(1 + n)} times. Strictly what was before the example's moment counts.
 *   <li>To both a hidden layer adds what it makes of the sum, if there is one, and the result gets length 1.
 * </ul>
 *
 * <p>The loss that is reported is the mean over an epoch's examples, each taken before its own step. Values of events
 * count for nothing. Events of one user at one moment, as all are in data without times, are in each other's histories
 * not at all.
 *
 * <p>An epoch costs {@code 6 d} operations an example and column of its batch, and {@code 4 d} for each id and
 * attribute of the items and the histories. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/3298689.3346996">Yi et al. 2019</a>, for in-batch negatives and their
 *     correction
 * @see <a href="https://doi.org/10.1145/3366424.3386195">Yang et al. 2020</a>, for mixed negatives
 * @see <a href="https://papers.nips.cc/paper/2017/hash/dbd22ba3bd0df8f385bdac3e9f8be207-Abstract.html">Volkovs et al.
 *     2017</a>, for leaving ids out
 */
public final class TwoTowerTrainer {
    private final TwoTowerSettings settings;
    private final EarlyStopping stopping;

    /** A trainer with these settings. */
    public TwoTowerTrainer(TwoTowerSettings settings) {
        this(settings, EarlyStopping.NEVER);
    }

    private TwoTowerTrainer(TwoTowerSettings settings, EarlyStopping stopping) {
        this.settings = settings;
        this.stopping = stopping;
    }

    /** The same, which may stop before the last epoch. */
    public TwoTowerTrainer stoppingBy(EarlyStopping rule) {
        return new TwoTowerTrainer(settings, rule);
    }

    /**
     * Trains.
     *
     * @param data at least one event, each of which says that its user likes its item; the model knows every item and
     *     user of the catalogue
     * @throws IllegalArgumentException if there are no events, a column is missing or a number is infinite
     * @throws ArithmeticException if the vectors grow beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public TwoTowerModel train(Dataset data, TrainingListener listener) {
        if (data.interactions().size() == 0) {
            throw new IllegalArgumentException("number of interactions must be at least 1: 0");
        }
        try (Workers workers = new Workers(settings.threads(), TwoTowerModel.NAME)) {
            return new TwoTowerTraining(settings, data, workers).run(listener, stopping);
        }
    }

    /** Bytes of heap that training takes at its peak, beside the data. */
    public long estimateBytes(Dataset data) {
        int events = data.interactions().size();
        int itemRows = data.catalogue().items().rows();
        int userRows = data.catalogue().users().rows();
        int examples = Math.min(settings.batch(), Math.max(1, events));
        int columns = examples + settings.uniformNegatives();
        Layout layout = new Layout(data, settings.inputs());
        long model = 4L * settings.dimension() * (2L * itemRows + userRows);
        long matrix = 8L * events + 4L * userRows;
        return Timeline.bytes(events, userRows)
                + matrix
                + Hits.bytes(itemRows)
                + 20L * itemRows
                + layout.bytes()
                + Tower.bytes(layout.userTable(), examples, settings)
                + Tower.bytes(layout.itemTable(), columns, settings)
                + (stopping.validation().isPresent() ? 2 : 1) * model
                + BatchGradient.bytes(examples, columns, settings.dimension(), settings.threads());
    }
}
