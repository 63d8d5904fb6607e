package dev.sluice.train.softmax;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.BatchGradient;
import dev.sluice.train.batch.Hits;
import dev.sluice.train.batch.LogitRows;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Workers;
import dev.sluice.train.sampling.NegativeSampler;
import java.util.BitSet;
import java.util.SplittableRandom;

/** One run of the training by a sampled softmax. */
final class SoftmaxTraining {
    private final SoftmaxSettings settings;
    private final Workers workers;
    private final Examples examples;
    private final NegativeSampler sampler;
    private final Embeddings users;
    private final Embeddings items;
    private final BatchGradient gradient;
    private final SplittableRandom random;

    SoftmaxTraining(SoftmaxSettings settings, InteractionMatrix likes, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.examples = new Examples(likes, settings);
        this.sampler = settings.uniformNegatives() == 0
                ? NegativeSampler.inBatch(likes)
                : NegativeSampler.mixed(likes, examples.batches().greatest(), settings.uniformNegatives());
        this.users = new Embeddings(likes.rows(), settings);
        this.items = new Embeddings(likes.columns(), settings);
        int columns = examples.batches().greatest() + settings.uniformNegatives();
        LogitRows rows =
                new LogitRows(settings.loss().temperature(), settings.loss().hardNegatives(), sampler, new Hits(likes));
        this.gradient = new BatchGradient(examples.batches().greatest(), columns, settings.dimension(), rows, workers);
        this.random = new SplittableRandom(settings.seed());
    }

    SoftmaxModel run(InteractionMatrix likes, WarmStart start, TrainingListener listener, EarlyStopping stopping) {
        users.begin(user -> likes.size(user) > 0, random, start::copyUser);
        items.begin(itemsOf(likes)::get, random, start::copyItem);
        return new EpochLoop(SoftmaxModel.NAME, settings.epochs(), workers, listener, stopping)
                .run(
                        epoch -> epoch(),
                        () -> model(users.vectors(), items.vectors()),
                        () -> model(users.vectors().copy(), items.vectors().copy()));
    }

    private static BitSet itemsOf(InteractionMatrix likes) {
        BitSet items = new BitSet(likes.columns());
        for (int place = 0; place < likes.size(); place++) {
            items.set(likes.column(place));
        }
        return items;
    }

    private SoftmaxModel model(Factors ofUsers, Factors ofItems) {
        return new SoftmaxModel(SoftmaxModel.NAME, settings, ofUsers, ofItems);
    }

    private EpochLoop.Done epoch() {
        examples.shuffle(random);
        double loss = 0;
        double scores = 0;
        for (int number = 0; number < examples.batches().count(); number++) {
            Batch batch = examples.batch(number, sampler, settings.uniformNegatives(), random);
            loss += gradient.compute(
                    batch, users.vectors().of(batch.users), items.vectors().of(batch.items));
            if (!Double.isFinite(loss)) {
                throw new ArithmeticException("the training diverges: lower learningRate below "
                        + settings.learningRate() + " or raise the temperature above "
                        + settings.loss().temperature());
            }
            users.descend(batch.byUser, gradient::addUser, workers);
            items.descend(batch.byItem, gradient::addItem, workers);
            scores += (double) batch.examples() * batch.columns();
        }
        return new EpochLoop.Done(6 * scores * settings.dimension(), loss / examples.size());
    }
}
