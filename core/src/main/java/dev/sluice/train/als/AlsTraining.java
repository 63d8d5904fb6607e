package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Workers;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of alternating least squares. */
final class AlsTraining {
    private static final Logger LOG = LoggerFactory.getLogger(AlsTraining.class);

    private final AlsSettings settings;
    private final Workers workers;
    private final InteractionMatrix byUser;
    private final Factors users;
    private final Factors items;
    private final HalfEpoch itemsHalf;
    private final HalfEpoch usersHalf;
    private double lastLoss;

    AlsTraining(AlsSettings settings, InteractionMatrix byUser, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.byUser = byUser;
        InteractionMatrix byItem = settings.confidence().slope() == 0 ? byUser.transposedPairs() : byUser.transpose();
        this.users = new Factors(byUser.rows(), settings.dimension());
        this.items = new Factors(byUser.columns(), settings.dimension());
        this.itemsHalf = new HalfEpoch(settings, byItem, users, items, "item");
        this.usersHalf = new HalfEpoch(settings, byUser, items, users, "user");
    }

    AlsModel run(WarmStart start, TrainingListener listener, EarlyStopping stopping) {
        begin(start);
        AlsModel model = new EpochLoop(AlsModel.NAME, settings.epochs(), workers, listener, stopping)
                .run(this::epoch, () -> model(users, items), () -> model(users.copy(), items.copy()));
        if (lastLoss > (1 - 1e-6) * weights()) {
            LOG.warn(
                    "als learned nothing, all scores are near 0: lower regularization below {} or unobservedWeight"
                            + " below {}",
                    settings.regularization(),
                    settings.unobservedWeight());
        }
        return model;
    }

    /** Of the observed pairs: the loss of vectors that are zero. */
    private double weights() {
        double sum = 0;
        for (int pair = 0; pair < byUser.size(); pair++) {
            sum += settings.confidence().weight(byUser.value(pair));
        }
        return sum;
    }

    private AlsModel model(Factors ofUsers, Factors ofItems) {
        return new AlsModel(AlsModel.NAME, settings, ofUsers, ofItems);
    }

    /** Items are drawn, unless an earlier version has them; users without an earlier vector begin at zero. */
    private void begin(WarmStart start) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        double deviation = 0.1 / Math.sqrt(settings.dimension());
        for (int item = 1; item < items.rows(); item++) {
            if (itemsHalf.hasPairs(item)) {
                items.randomize(item, random, deviation);
            }
        }
        begin(items, itemsHalf, start::copyItem);
        begin(users, usersHalf, start::copyUser);
    }

    @FunctionalInterface
    private interface Earlier {
        boolean copy(int row, float[] into);
    }

    private void begin(Factors side, HalfEpoch half, Earlier earlier) {
        float[] vector = new float[settings.dimension()];
        for (int row = 1; row < side.rows(); row++) {
            if (half.hasPairs(row) && earlier.copy(row, vector)) {
                side.set(row, vector);
            }
        }
    }

    private EpochLoop.Done epoch(int number) {
        if (number == 1) {
            // The users who answer to the items that were drawn.
            usersHalf.run(new GramTerms(gram(items), settings), workers);
        }
        double[] gramOfUsers = gram(users);
        HalfEpoch.Sums ofItems = itemsHalf.run(new GramTerms(gramOfUsers, settings), workers);
        double[] gramOfItems = gram(items);
        HalfEpoch.Sums ofUsers = usersHalf.run(new GramTerms(gramOfItems, settings), workers);
        double loss = ofUsers.loss() + ofItems.penalty();
        if (settings.evenBlock() < settings.dimension()) {
            // What users begin from has a share in it that no row sees; from zero, there is none.
            loss += settings.unobservedWeight() * Gram.squaredScores(gramOfUsers, gramOfItems);
        }
        lastLoss = loss;
        return new EpochLoop.Done((number == 1 ? 1.5 : 1) * operations(), loss);
    }

    private double[] gram(Factors side) {
        return Gram.of(side, side.rows(), settings.dimension(), workers);
    }

    private double operations() {
        double d = settings.dimension();
        double rows = users.rows() + items.rows() - 2.0;
        if (settings.solver() instanceof AlsSolver.Gradients gradients) {
            return (gradients.steps() + 1) * (2.0 * byUser.size() * 4 * d + rows * 2 * d * d);
        }
        double block = settings.evenBlock();
        double ofPredictions = block < d ? 8 * d : 0;
        return 2.0 * byUser.size() * (d * (block + 1) + ofPredictions) + rows * d * block * block / 3;
    }
}
