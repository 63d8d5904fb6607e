package dev.sluice.serving;

import static dev.sluice.retrieval.PublishedModel.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Swaps under load: no request fails, waits for a version, or is answered by two; no lease is left. */
@Timeout(120)
class PreparedInThreadsTest {
    private static final int ITEMS = 6;
    private static final Request REQUEST = Request.forAnyone().limit(3).build();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<ModelSnapshot> snapshots = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory = Path.of("");

    private ModelRepository repository;

    @BeforeEach
    void open() throws IOException {
        repository = ModelRepository.open(directory);
        publish(0);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        repository.close();
    }

    /** A version that has its number in every id. */
    private ModelVersion publish(int number) throws IOException {
        return repository.publish(writer -> write(writer, number));
    }

    private static void write(SnapshotWriter writer, int number) throws IOException {
        List<String> ids =
                IntStream.rangeClosed(1, ITEMS).mapToObj(i -> number + ":" + i).toList();
        writer.catalogue(Catalogue.of(IdIndex.of(ids), IdIndex.of(List.of("u"))));
        column(writer, "popularity.items", 1, 2, 3, 4, 5, 6);
    }

    private Funnel funnel(ModelSnapshot snapshot) {
        snapshots.add(snapshot);
        return Funnel.of(snapshot.version())
                .generator("popular", PopularCandidates.of(snapshot), ITEMS)
                .withoutFallback()
                .build();
    }

    private static Set<String> numbers(Recommendations answer) {
        return answer.ids().stream().map(id -> id.split(":")[0]).collect(Collectors.toSet());
    }

    @Test
    void requestsGoOnWhileAVersionIsSlowToPrepare() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        try (RepositoryRecommender recommender = RepositoryRecommender.of(repository, snapshot -> {
                    if (slow.get()) {
                        begun.countDown();
                        await(ready);
                    }
                    return funnel(snapshot);
                })
                .with(ServingSettings.defaults().withPreparation(threads))) {
            recommender.refresh();
            slow.set(true);
            ModelVersion next = publish(1);

            assertThat(numbers(recommender.recommend(REQUEST))).containsExactly("0");
            begun.await();
            for (int i = 0; i < 20; i++) {
                assertThat(numbers(recommender.recommend(REQUEST))).containsExactly("0");
            }
            assertThat(recommender.status().preparing()).contains(next);
            ready.countDown();
            while (!recommender.status().version().equals(java.util.Optional.of(next))) {
                Thread.sleep(1);
            }
            assertThat(numbers(recommender.recommend(REQUEST))).containsExactly("1");
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingForTheFirstVersionIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        try (RepositoryRecommender recommender = RepositoryRecommender.of(repository, snapshot -> {
            begun.countDown();
            await(ready);
            return funnel(snapshot);
        })) {
            Future<Recommendations> first = threads.submit(() -> recommender.recommend(REQUEST));
            begun.await();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> recommender.recommend(REQUEST)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(recommender.status().ready()).isFalse();
            ready.countDown();

            assertThat(first.get().items()).hasSize(3);
            assertThat(recommender.recommend(REQUEST).items()).hasSize(3);
        }
    }

    @Test
    void aRollbackEndsThePreparationUnderWay() throws Exception {
        publish(1);
        try (RepositoryRecommender recommender = RepositoryRecommender.of(repository, this::funnel)
                .with(ServingSettings.defaults()
                        .withPreparation(threads)
                        .withWarmUp(WarmUp.defaults()
                                .withSample(1, 1)
                                .withWindow(Integer.MAX_VALUE / 64)
                                .withAtMost(java.time.Duration.ofMinutes(5))))) {
            recommender.recommend(REQUEST);
            ModelVersion served = recommender.status().version().orElseThrow();
            publish(2);
            recommender.recommend(REQUEST);
            while (recommender.status().preparing().isEmpty()) {
                Thread.sleep(1);
            }

            recommender.rollback();

            assertThat(recommender.status().version()).contains(served);
            assertThat(recommender.status().preparing()).isEmpty();
        }
    }

    @Test
    void noRequestFailsAndEachAnswerIsOfOneVersion() throws Exception {
        Map<ModelVersion, String> published = new ConcurrentHashMap<>();
        published.put(repository.current().orElseThrow(), "0");
        ConcurrentLinkedQueue<Recommendations> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> running = new ArrayList<>();
        try (RepositoryRecommender recommender = RepositoryRecommender.of(repository, this::funnel)
                .with(ServingSettings.defaults()
                        .withPreparation(threads)
                        .withWarmUp(WarmUp.defaults().withSample(2, 4).withWindow(3)))) {
            for (int caller = 0; caller < 4; caller++) {
                running.add(threads.submit(() -> {
                    do {
                        answers.add(recommender.recommend(REQUEST));
                        Thread.sleep(1);
                    } while (!over.get());
                    return null;
                }));
            }
            for (int number = 1; number <= 8; number++) {
                ModelVersion version = publish(number);
                published.put(version, String.valueOf(number));
                repository.retain(2);
                while (!recommender.status().version().equals(java.util.Optional.of(version))) {
                    Thread.sleep(1);
                }
            }
            over.set(true);
            for (Future<?> done : running) {
                done.get();
            }
            assertThat(recommender.status().failure()).isEmpty();
        }
        repository.close();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.items()).hasSize(3);
            assertThat(numbers(answer)).containsExactly(published.get(answer.version()));
        });
        assertThat(answers.stream().map(Recommendations::version).distinct()).hasSizeGreaterThan(1);
        assertThat(snapshots)
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(snapshot -> assertThatThrownBy(
                                () -> snapshot.catalogue().items().ids().id(1))
                        .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aDamagedVersionOfAnotherProcessHarmsNobody() throws Exception {
        try (ModelRepository server = ModelRepository.open(directory);
                RepositoryRecommender recommender = RepositoryRecommender.of(server, this::funnel)) {
            ModelVersion whole = recommender.recommend(REQUEST).version();
            ModelVersion next = publish(1);
            damage(next);

            assertThatThrownBy(recommender::refresh).isInstanceOf(java.io.UncheckedIOException.class);
            assertThat(recommender.recommend(REQUEST).version()).isEqualTo(whole);
            assertThat(numbers(recommender.recommend(REQUEST))).containsExactly("0");

            ModelVersion good = publish(2);
            recommender.refresh();
            assertThat(recommender.recommend(REQUEST).version()).isEqualTo(good);
        }
    }

    private void damage(ModelVersion version) throws IOException {
        Path manifest = directory.resolve("versions").resolve(version.id()).resolve("manifest.json");
        Files.write(manifest, "{".getBytes(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
