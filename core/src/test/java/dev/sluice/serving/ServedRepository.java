package dev.sluice.serving;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;
import static dev.sluice.retrieval.PublishedModel.lists;

import dev.sluice.Interaction;
import dev.sluice.data.Catalogue;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real repository and a recommender on it. Users u1 and u2 like i1 best and i4 least; u1 has seen i1 and i2, u2 has
 * seen everything, u3 has seen nothing and was not trained.
 */
abstract class ServedRepository {
    @TempDir
    Path directory;

    ModelRepository repository;
    RepositoryRecommender recommender;

    @BeforeEach
    void publish() throws IOException {
        repository = ModelRepository.open(directory);
        repository.publish(ServedRepository::write);
        recommender = RepositoryRecommender.of(repository, ServedRepository::funnel);
    }

    @AfterEach
    void close() {
        recommender.close();
        repository.close();
    }

    static void write(SnapshotWriter writer) throws IOException {
        write(writer, catalogue(4, 3));
    }

    static void write(SnapshotWriter writer, Catalogue catalogue) throws IOException {
        writer.catalogue(catalogue);
        embeddings(writer, "als.users", new float[] {1, 0}, new float[] {1, 0}, new float[] {0, 0});
        embeddings(writer, "als.items", new float[] {4, 1}, new float[] {3, 2}, new float[] {2, 3}, new float[] {1, 4});
        lists(writer, "knn.items", new int[] {4}, new int[] {4}, new int[] {2}, new int[] {});
        lists(writer, "history", new int[] {2, 1}, new int[] {1, 2, 3, 4}, new int[] {});
        column(writer, "popularity.items", 1, 2, 3, 4);
    }

    static Funnel funnel(ModelSnapshot snapshot) {
        return Funnel.of(snapshot.version())
                .generator("als", EmbeddingCandidates.of(snapshot, "als"), 10)
                .generator("knn", NeighbourCandidates.of(snapshot, "knn"), 10)
                .fallback("popular", PopularCandidates.of(snapshot))
                .build();
    }

    static List<Interaction> history(String... items) {
        List<Interaction> history = new ArrayList<>();
        for (String item : items) {
            history.add(Interaction.of(item, Instant.ofEpochSecond(history.size())));
        }
        return history;
    }
}
