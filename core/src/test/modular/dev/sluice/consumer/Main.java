package dev.sluice.consumer;

import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.popularity.PopularityModel;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trains on seven events, publishes and recommends the one item the user has not seen. */
public final class Main {
    private Main() {}

    /**
     * Runs.
     *
     * @param args a directory for the repository
     */
    public static void main(String[] args) throws IOException {
        IdIndex users = IdIndex.of(List.of("u", "v", "w"));
        IdIndex items = IdIndex.of(List.of("a", "b", "c"));
        Interactions events = new Interactions.Builder()
                .add(1, 1, 0, 1)
                .add(1, 2, 1, 1)
                .add(2, 1, 0, 1)
                .add(2, 2, 1, 1)
                .add(2, 3, 2, 1)
                .add(3, 2, 0, 1)
                .add(3, 3, 1, 1)
                .build(users.rows(), items.rows());
        AlsSettings settings = AlsSettings.defaults().withDimension(2).withThreads(1);
        AlsModel als = new AlsTrainer(settings).train(InteractionMatrix.of(events), TrainingListener.NONE);
        PopularityModel popularity = new PopularityTrainer(PopularitySettings.defaults()).train(events);
        System.out.println("kernels: " + EmbeddingStore.kernels());
        try (ModelRepository repository = ModelRepository.open(Path.of(args[0]))) {
            repository.publish(writer -> {
                writer.catalogue(Catalogue.of(items, users));
                als.write(writer);
                popularity.write(writer);
                Histories.of(events).write(writer);
            });
            RepositoryRecommender recommender = RepositoryRecommender.of(
                    repository, snapshot -> Funnel.of(snapshot.version())
                            .generator("als", EmbeddingCandidates.of(snapshot, "als"), 10)
                            .fallback("popular", PopularCandidates.of(snapshot))
                            .build());
            System.out.println(
                    recommender.recommend(Request.forUser("u").limit(3).build()).ids());
        }
    }
}
