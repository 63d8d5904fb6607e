package dev.sluice.examples.load;

import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.Request;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.ranking.ExampleCollector;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticModel;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.neural.DcnModel;
import dev.sluice.ranking.neural.DcnSettings;
import dev.sluice.ranking.neural.DcnTrainer;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.serving.FunnelFactory;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.ServingSettings;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Trains the rankers of a made-up world on a small one of the same law. What they learn is that users like what lies in
 * their direction; it matters little here, but weights that were learned take the time of weights that were learned.
 */
final class RankerSchool {
    private static final int ITEMS = 3_000;
    private static final int USERS = 60;
    private static final double NEGATIVES = 0.2;
    private static final int EPOCHS = 2;
    private static final double STEEPNESS = 4;

    private final ModelRepository repository;

    private RankerSchool(ModelRepository repository) {
        this.repository = repository;
    }

    /**
     * Trains a light and a heavy ranker.
     *
     * @param scratch where the small world is published
     */
    static List<TrainedModel> train(WorldSettings world, Path scratch) throws IOException {
        WorldSettings small = new WorldSettings(ITEMS, USERS, world.dimension(), world.seed());
        Path directory = Files.createDirectory(scratch.resolve("school"));
        try (ModelRepository repository = ModelRepository.open(directory.resolve("models"))) {
            new World(small, directory).publish(repository, List.of());
            return new RankerSchool(repository).train();
        }
    }

    private List<TrainedModel> train() throws IOException {
        Examples forLight = examples(LoadFeatures::light, UnaryOperator.identity());
        LogisticModel light =
                new FtrlTrainer(FtrlSettings.defaults()).train(Stages.LIGHT, forLight, TrainingListener.NONE);
        Examples forHeavy = examples(
                LoadFeatures::all, funnel -> Stages.light(funnel, new ScoringRanker(LogisticScorer.of(light))));
        DcnModel heavy = new DcnTrainer(DcnSettings.defaults().withEpochs(EPOCHS))
                .train(Stages.HEAVY, forHeavy, TrainingListener.NONE);
        return List.of(light, heavy);
    }

    /** Says which features a ranker reads. */
    private interface Sources {
        Map<String, FeatureSource> of(ModelSnapshot snapshot);
    }

    private Examples examples(Sources sources, UnaryOperator<FunnelBuilder> before) throws IOException {
        try (Lease lease = repository.lease()) {
            FeatureSchema schema = LoadFeatures.schema(sources.of(lease.snapshot()));
            EmbeddingStore items = lease.snapshot().embeddings(World.FACTORS + ".items");
            EmbeddingStore users = lease.snapshot().embeddings(World.FACTORS + ".users");
            ExampleCollector collector =
                    new ExampleCollector(schema, (query, item) -> label(query, item, users, items), NEGATIVES);
            FunnelFactory funnel = snapshot -> before.apply(
                            Stages.proposing(snapshot, ExactIndex.over(items), Stages.Interference.NONE))
                    .ranker("examples", collector, Stages.LIST)
                    .build();
            ask(funnel);
            return collector.examples();
        }
    }

    private void ask(FunnelFactory funnel) {
        try (RepositoryRecommender recommender = RepositoryRecommender.of(repository, funnel)
                .with(ServingSettings.defaults().withItems(World.filter()))) {
            for (int user = 1; user <= USERS; user++) {
                recommender.recommend(Request.forUser(MadeUpCatalogue.user(user))
                        .limit(Stages.LIST)
                        .moment(World.NOW)
                        .build());
            }
        }
    }

    /** Liked, or not, by chance: the more likely, the greater the product of the vectors. */
    private static float label(Query query, int item, EmbeddingStore users, EmbeddingStore items) {
        float[] user = new float[users.dimension()];
        float[] product = new float[1];
        users.copyRow(query.user(), user);
        items.dotRows(user, new int[] {item}, product);
        double probability = 1 / (1 + StrictMath.exp(STEEPNESS * (0.5 - product[0])));
        return new SplittableRandom((long) query.user() << 32 | item).nextDouble() < probability ? 1 : 0;
    }
}
