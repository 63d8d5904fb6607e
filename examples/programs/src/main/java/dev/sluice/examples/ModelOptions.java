package dev.sluice.examples;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.als.Confidence;
import dev.sluice.train.neighbours.NeighboursSettings;
import dev.sluice.train.neighbours.NeighboursTrainer;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import picocli.CommandLine.Option;

/** Settings of the trainers. */
final class ModelOptions {
    private static final AlsSettings ALS = AlsSettings.defaults();
    private static final NeighboursSettings NEIGHBOURS = NeighboursSettings.defaults();

    @Option(names = "--dim", description = "als: length of the embeddings (${DEFAULT-VALUE})")
    private int dimension = ALS.dimension();

    @Option(names = "--epochs", description = "als: passes over items and users (${DEFAULT-VALUE})")
    private int epochs = ALS.epochs();

    @Option(
            names = "--reg",
            description = "als: weight of the L2 penalty, which grows with a row's events (${DEFAULT-VALUE})")
    private double regularization = ALS.regularization();

    @Option(
            names = "--unobserved-weight",
            description = "als: weight of every pair towards a score of 0 (${DEFAULT-VALUE})")
    private double unobservedWeight = ALS.unobservedWeight();

    @Option(names = "--seed", description = "als: fixes the starting point (${DEFAULT-VALUE})")
    private long seed = ALS.seed();

    @Option(names = "--neighbours", description = "itemknn: how many neighbours an item keeps (${DEFAULT-VALUE})")
    private int neighbours = NEIGHBOURS.neighbours();

    @Option(names = "--shrinkage", description = "itemknn: added to the denominator of the cosine (${DEFAULT-VALUE})")
    private double shrinkage = NEIGHBOURS.shrinkage();

    @Option(
            names = "--rows",
            description = "itemknn: weights as they are or divided by their sum: cosine or l1 (${DEFAULT-VALUE})")
    private NeighboursSettings.Weights rows = NEIGHBOURS.weights();

    @Option(names = "--bias", description = "itemknn: what is added to a score: none or item-mean (${DEFAULT-VALUE})")
    private NeighboursSettings.Bias bias = NEIGHBOURS.bias();

    @Option(names = "--threads", description = "how many threads train (${DEFAULT-VALUE})")
    private int threads = ALS.threads();

    private Confidence confidence = ALS.confidence();

    /** From then on als counts an event by its value: 1 on average, so that the other settings mean the same. */
    void weighByValue(Interactions events) {
        double sum = 0;
        for (int event = 0; event < events.size(); event++) {
            sum += events.value(event);
        }
        confidence = new Confidence(0, events.size() / sum);
    }

    /** Refuses settings that the trainers would refuse, before any work is done. */
    void check(Console console) {
        console.option(this::als);
        console.option(this::itemKnn);
    }

    /** Trains a model. */
    TrainedModel train(Model model, Interactions events, TrainingListener listener) {
        return switch (model) {
            case ALS -> new AlsTrainer(als()).train(InteractionMatrix.of(events), listener);
            case ITEMKNN -> new NeighboursTrainer(itemKnn()).train(InteractionMatrix.of(events), listener);
            case POPULARITY -> popularity(events);
        };
    }

    /** Popularity needs no settings; every version has it, to fall back on. */
    static TrainedModel popularity(Interactions events) {
        return new PopularityTrainer(PopularitySettings.defaults()).train(events);
    }

    /** How many epochs a model takes. */
    int epochs(Model model) {
        return model == Model.ALS ? epochs : 1;
    }

    /** The settings of alternating least squares. */
    AlsSettings als() {
        return ALS.withDimension(dimension)
                .withEpochs(epochs)
                .withRegularization(regularization)
                .withUnobservedWeight(unobservedWeight)
                .withConfidence(confidence)
                .withSeed(seed)
                .withThreads(threads);
    }

    private NeighboursSettings itemKnn() {
        return NEIGHBOURS
                .withNeighbours(neighbours)
                .withShrinkage(shrinkage)
                .withWeights(rows)
                .withBias(bias)
                .withThreads(threads);
    }
}
