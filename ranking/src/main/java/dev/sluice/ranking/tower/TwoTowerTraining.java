package dev.sluice.ranking.tower;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.BatchGradient;
import dev.sluice.train.batch.Batches;
import dev.sluice.train.batch.Hits;
import dev.sluice.train.batch.LogitRows;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Shuffle;
import dev.sluice.train.engine.Workers;
import dev.sluice.train.sampling.NegativeSampler;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One run of the training of two towers. */
final class TwoTowerTraining {
    private final TwoTowerSettings settings;
    private final Workers workers;
    private final Layout layout;
    private final Timeline timeline;
    private final Batches batches;
    private final NegativeSampler sampler;
    private final Evidence evidence;
    private final BatchGradient gradient;
    private final SplittableRandom random;
    private final Tower users;
    private final Tower items;
    private final Bags ofUsers;
    private final Bags ofItems;
    private final int[] order;

    TwoTowerTraining(TwoTowerSettings settings, Dataset data, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.layout = new Layout(data, settings.inputs());
        this.timeline = Timeline.of(data.interactions());
        this.batches = new Batches(timeline.size(), settings.batch());
        InteractionMatrix likes = InteractionMatrix.of(data.interactions());
        int examples = batches.greatest();
        int columns = examples + settings.uniformNegatives();
        this.sampler = settings.uniformNegatives() == 0
                ? NegativeSampler.inBatch(likes)
                : NegativeSampler.mixed(likes, examples, settings.uniformNegatives());
        this.evidence = new Evidence(new Hits(likes), data.catalogue().items(), settings, layout::isMet);
        LogitRows rows =
                new LogitRows(settings.loss().temperature(), settings.loss().hardNegatives(), sampler, evidence);
        this.gradient = new BatchGradient(examples, columns, settings.dimension(), rows, workers);
        this.random = new SplittableRandom(settings.seed());
        this.users = new Tower(layout.userTable(), examples, settings, random, workers);
        this.items = new Tower(layout.itemTable(), columns, settings, random, workers);
        this.ofUsers = new Bags(layout.userTable());
        this.ofItems = new Bags(layout.itemTable());
        this.order = new int[timeline.size()];
        Arrays.setAll(order, example -> example);
    }

    TwoTowerModel run(TrainingListener listener, EarlyStopping stopping) {
        return new EpochLoop(TwoTowerModel.NAME, settings.epochs(), workers, listener, stopping)
                .run(epoch -> epoch(), this::model, this::model);
    }

    private TwoTowerModel model() {
        return Precomputed.model(layout, settings, users, items);
    }

    private EpochLoop.Done epoch() {
        Shuffle.of(order, 0, order.length, random);
        double loss = 0;
        double scores = 0;
        for (int number = 0; number < batches.count(); number++) {
            Batch batch = batch(number);
            users.forward(ofUsers);
            items.forward(ofItems);
            loss += gradient.compute(batch, users.outputs(), items.outputs());
            if (!Double.isFinite(loss)) {
                throw new ArithmeticException("the training diverges: lower learningRate below "
                        + settings.learningRate() + " or raise the temperature above "
                        + settings.loss().temperature());
            }
            users.descend(ofUsers, gradient::addUser);
            items.descend(ofItems, gradient::addItem);
            scores += (double) batch.examples() * batch.columns();
        }
        return new EpochLoop.Done(6 * scores * settings.dimension(), loss / timeline.size());
    }

    /** A batch, its users and columns in the bags. */
    private Batch batch(int number) {
        int from = batches.start(number);
        int[] ofExamples = new int[batches.start(number + 1) - from];
        int[] positives = new int[ofExamples.length];
        long[] moments = new long[ofExamples.length];
        ofUsers.clear();
        for (int i = 0; i < ofExamples.length; i++) {
            int example = order[from + i];
            ofExamples[i] = timeline.user(example);
            positives[i] = timeline.item(example);
            moments[i] = timeline.moment(example);
            layout.user(timeline, ofExamples[i], timeline.before(example), moments[i], ofUsers);
        }
        int[] columns = new int[positives.length + settings.uniformNegatives()];
        sampler.draw(positives, random, columns);
        ofItems.clear();
        for (int item : columns) {
            boolean hidden = random.nextDouble() < settings.idDropout();
            layout.item(item, hidden ? Layout.Id.HIDDEN : Layout.Id.SHOWN, ofItems);
        }
        evidence.at(moments);
        float[] weights = new float[ofExamples.length];
        Arrays.fill(weights, 1);
        return new Batch(ofExamples, columns, weights);
    }
}
