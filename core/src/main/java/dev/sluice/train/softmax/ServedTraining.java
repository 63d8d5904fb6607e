package dev.sluice.train.softmax;

import dev.sluice.data.Interactions;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.Batches;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Shuffle;
import dev.sluice.train.engine.Units;
import dev.sluice.train.engine.Workers;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One run of the fine-tuning on exposures. */
final class ServedTraining {
    private final SoftmaxSettings settings;
    private final ServedSettings served;
    private final Interactions exposures;
    private final Workers workers;
    private final Embeddings users;
    private final Embeddings items;
    private final int[] order;
    private final Batches batches;
    private final ServedGradient gradient;
    private final SplittableRandom random;
    private final Calibration calibration;

    /** @param exposures each with an outcome from 0 to 1 as its value */
    ServedTraining(SoftmaxModel before, ServedSettings served, Interactions exposures, Workers workers) {
        this.settings = before.settings();
        this.served = served;
        this.exposures = exposures;
        this.workers = workers;
        this.users = new Embeddings(before.users(), settings, served.learningRate());
        this.items = new Embeddings(before.items(), settings, served.learningRate());
        BitSet knownUsers = users.known();
        BitSet knownItems = items.known();
        this.order = IntStream.range(0, exposures.size())
                .filter(event -> knownUsers.get(exposures.user(event)) && knownItems.get(exposures.item(event)))
                .toArray();
        if (order.length == 0) {
            throw new IllegalArgumentException(
                    "at least one exposure must be of a user and an item with events: none of " + exposures.size());
        }
        this.batches = new Batches(order.length, served.batch());
        this.gradient = new ServedGradient(batches.greatest(), settings.dimension(), workers);
        this.random = new SplittableRandom(settings.seed());
        this.calibration = calibrated();
    }

    SoftmaxModel run(TrainingListener listener, EarlyStopping stopping) {
        return new EpochLoop(TwoPhaseTrainer.SECOND, served.epochs(), workers, listener, stopping)
                .run(
                        epoch -> epoch(),
                        () -> model(users.vectors(), items.vectors()),
                        () -> model(users.vectors().copy(), items.vectors().copy()));
    }

    private SoftmaxModel model(Factors ofUsers, Factors ofItems) {
        ServedPhase phase = new ServedPhase(
                served, order.length, exposures.size() - order.length, calibration.scale(), calibration.bias());
        return new SoftmaxModel(SoftmaxModel.NAME, settings, ofUsers, ofItems).after(phase);
    }

    /** What the first phase says of outcomes, before any vector moves: a wrong level would move them all. */
    private Calibration calibrated() {
        float[] user = new float[settings.dimension()];
        float[] item = new float[settings.dimension()];
        double[] scores = new double[order.length];
        float[] outcomes = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            users.vectors().copy(exposures.user(order[i]), user);
            items.vectors().copy(exposures.item(order[i]), item);
            scores[i] = Units.product(user, item);
            outcomes[i] = exposures.value(order[i]);
        }
        return Calibration.of(scores, outcomes);
    }

    private EpochLoop.Done epoch() {
        Shuffle.of(order, 0, order.length, random);
        double loss = 0;
        for (int number = 0; number < batches.count(); number++) {
            Batch batch = batch(batches.start(number), batches.start(number + 1));
            loss += gradient.compute(batch, calibration, users.vectors(), items.vectors());
            if (!Double.isFinite(loss)) {
                throw new ArithmeticException(
                        "the fine-tuning diverges: lower its learningRate below " + served.learningRate());
            }
            users.descend(batch.byUser, gradient::addUser, workers);
            items.descend(batch.byItem, gradient::addItem, workers);
        }
        return new EpochLoop.Done(6.0 * order.length * settings.dimension(), loss / order.length);
    }

    private Batch batch(int from, int to) {
        int[] ofUsers = new int[to - from];
        int[] ofItems = new int[to - from];
        float[] outcomes = new float[to - from];
        for (int i = 0; i < outcomes.length; i++) {
            ofUsers[i] = exposures.user(order[from + i]);
            ofItems[i] = exposures.item(order[from + i]);
            outcomes[i] = exposures.value(order[from + i]);
        }
        return new Batch(ofUsers, ofItems, outcomes);
    }
}
