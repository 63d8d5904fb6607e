package dev.sluice.train.softmax;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.batch.RowAdagrad;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.Workers;

/**
 * Trains in two phases. The first is that of {@link SoftmaxTrainer}: what users liked against random items, from which
 * a model learns what to find in a whole catalogue. The second goes on from there with what was served: exposures and
 * their outcomes, by the logistic loss of {@code scale * score + bias}, from which it learns what is liked among items
 * that a recommender thinks fit to show. Scale and bias are fitted before any vector moves: a wrong level of
 * probabilities would move all vectors to set it right. A model of exposures alone has never seen what is not shown,
 * and finds nonsense; one of random negatives alone does not know why shown items are passed over.
 *
 * <p>Outcomes are the values of exposures, those of {@link dev.sluice.data.label.LabelledBy} with a label from 0 to 1.
 * Exposures of users and items that the first phase has no event of are left out, and counted in
 * {@link SoftmaxModel#served}.
 *
 * <p>The epochs of the phases are reported as those of {@value #FIRST} and {@value #SECOND}. Safe for use by many
 * threads.
 *
 * @see <a href="https://arxiv.org/abs/2105.09293">Virani et al. 2021, Lessons learned addressing dataset bias in
 *     model-based candidate generation at Twitter</a>
 */
public final class TwoPhaseTrainer {
    /** What reports call the first phase. */
    public static final String FIRST = SoftmaxModel.NAME;

    /** What reports call the second phase. */
    public static final String SECOND = "served";

    private final SoftmaxTrainer first;
    private final SoftmaxSettings settings;
    private final ServedSettings served;
    private final EarlyStopping stopping;

    /** A trainer with these settings for the first and for the second phase. */
    public TwoPhaseTrainer(SoftmaxSettings first, ServedSettings second) {
        this(new SoftmaxTrainer(first), first, second, EarlyStopping.NEVER);
    }

    private TwoPhaseTrainer(
            SoftmaxTrainer first, SoftmaxSettings settings, ServedSettings served, EarlyStopping stopping) {
        this.first = first;
        this.settings = settings;
        this.served = served;
        this.stopping = stopping;
    }

    /**
     * The same, whose first phase begins with the vectors of an earlier version.
     *
     * @throws IllegalArgumentException if they have another dimension
     */
    public TwoPhaseTrainer startingFrom(WarmStart earlier) {
        return new TwoPhaseTrainer(first.startingFrom(earlier), settings, served, stopping);
    }

    /** The same, each phase of which may stop before its last epoch. */
    public TwoPhaseTrainer stoppingBy(EarlyStopping rule) {
        return new TwoPhaseTrainer(first.stoppingBy(rule), settings, served, rule);
    }

    /**
     * Trains.
     *
     * @param liked users by items, at least one entry
     * @param exposures of the same users and items, each with an outcome from 0 to 1 as its value; at least one of a
     *     user and an item with entries
     * @throws IllegalArgumentException if there is nothing to learn from, or an outcome is out of its range
     * @throws ArithmeticException if the vectors grow beyond all bounds; says what to lower
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public SoftmaxModel train(InteractionMatrix liked, Interactions exposures, TrainingListener listener) {
        requireSameRows(liked, exposures);
        requireOutcomes(exposures);
        SoftmaxModel before = first.train(liked, listener);
        try (Workers workers = new Workers(settings.threads(), SECOND)) {
            return new ServedTraining(before, served, exposures, workers).run(listener, stopping);
        }
    }

    /** Bytes of heap that training takes at its peak, beside what is liked and the exposures. */
    public long estimateBytes(InteractionMatrix liked, Interactions exposures) {
        int batch = Math.min(served.batch(), Math.max(1, exposures.size()));
        long copies = stopping.validation().isPresent() ? 2 : 1;
        long rows = (long) liked.rows() + liked.columns();
        long second = copies * 4 * rows * settings.dimension()
                + RowAdagrad.bytes(liked.rows())
                + RowAdagrad.bytes(liked.columns())
                + 16L * exposures.size()
                + ServedGradient.bytes(batch, settings.dimension());
        return Math.max(first.estimateBytes(liked), second);
    }

    private static void requireSameRows(InteractionMatrix liked, Interactions exposures) {
        if (exposures.userRows() != liked.rows() || exposures.itemRows() != liked.columns()) {
            throw new IllegalArgumentException("exposures must have the rows of what is liked, " + liked.rows()
                    + " users and " + liked.columns() + " items: " + exposures.userRows() + " and "
                    + exposures.itemRows());
        }
    }

    private static void requireOutcomes(Interactions exposures) {
        Checks.from(1, exposures.size(), "number of exposures");
        for (int event = 0; event < exposures.size(); event++) {
            float outcome = exposures.value(event);
            if (!(outcome >= 0 && outcome <= 1)) {
                throw new IllegalArgumentException(
                        "an outcome must be from 0 to 1: exposure " + event + " has " + outcome);
            }
        }
    }
}
