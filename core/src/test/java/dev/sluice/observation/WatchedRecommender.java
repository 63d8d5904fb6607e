package dev.sluice.observation;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.lists;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.Request;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.ServingListener;
import dev.sluice.serving.ServingSettings;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recommender of six items, i6 the most popular, whose neighbours are those next to them. User u1 has seen i1, u2
 * nothing; for u3, who has seen i3, the generator {@code moody} throws, for u4, who has seen i4, it hangs. The ranker
 * turns the order around.
 */
abstract class WatchedRecommender {
    @TempDir
    Path directory = Path.of("");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ModelRepository opened;

    @BeforeEach
    void publishFirst() throws IOException {
        opened = ModelRepository.open(directory);
        publish();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        opened.close();
    }

    ModelRepository repository() {
        return opened;
    }

    void publish() throws IOException {
        opened.publish(WatchedRecommender::write);
    }

    RepositoryRecommender recommender(ServingListener... listeners) {
        ServingSettings settings = ServingSettings.defaults();
        for (ServingListener listener : listeners) {
            settings = settings.withListener(listener);
        }
        return RepositoryRecommender.of(opened, snapshot -> funnel(snapshot).build())
                .with(settings);
    }

    FunnelBuilder funnel(ModelSnapshot snapshot) {
        return Funnel.of(snapshot.version())
                .generator("knn", NeighbourCandidates.of(snapshot, "knn"), 10)
                .generator("moody", moody(), 10)
                .filter("nothing", (query, candidates, keep) -> {})
                .ranker("reverse", WatchedRecommender::reversed, 10)
                .fallback("popular", PopularCandidates.of(snapshot))
                .executor(threads);
    }

    static Request request(String user) {
        return Request.forUser(user).limit(3).build();
    }

    private static CandidateGenerator moody() {
        return (query, limit) -> {
            if (query.user() == 3) {
                throw new IllegalStateException("not in the mood");
            }
            if (query.user() == 4) {
                sleep(5_000);
            }
            return Candidates.NONE;
        };
    }

    private static Ranking reversed(Query query, Candidates candidates, int limit) {
        float[] scores = new float[candidates.size()];
        for (int position = 0; position < scores.length; position++) {
            scores[position] = position;
        }
        return Ranking.byScore(candidates, scores, limit);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(SnapshotWriter writer) throws IOException {
        writer.catalogue(catalogue(6, 4));
        lists(
                writer,
                "knn.items",
                new int[] {2, 3},
                new int[] {1, 3},
                new int[] {2, 4},
                new int[] {3, 5},
                new int[] {4, 6},
                new int[] {5, 4});
        lists(writer, "history", new int[] {1}, new int[] {}, new int[] {3}, new int[] {4});
        column(writer, "popularity.items", 1, 2, 3, 4, 5, 6);
    }
}
