package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Degradation.Reason;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Catalogue;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each request is answered by one version, the newest, and holds it for as long as it needs it. */
@Timeout(20)
class SwappedVersionsTest extends ServedRepository {
    @Test
    void theCataloguesFilterIsAskedOncePerVersion() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        RepositoryRecommender narrow =
                recommender.with(ServingSettings.defaults().withItems((Catalogue items) -> {
                    asked.incrementAndGet();
                    return ItemSet.of(items.items().rows(), 3);
                }));

        for (int i = 0; i < 3; i++) {
            assertThat(narrow.recommend(Request.forUser("u1").build()).ids()).containsExactly("i3");
        }
        assertThat(asked).hasValue(1);
        repository.publish(ServedRepository::write);
        narrow.recommend(Request.forUser("u1").build());
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRequestThatFailsHoldsNoVersion() throws IOException {
        ModelVersion old = repository.current().orElseThrow();
        Request request = Request.forUser("u1").build();
        Funnel dying = Funnel.of(old)
                .generator(
                        "g",
                        (query, limit) -> {
                            throw new StackOverflowError("deep");
                        },
                        5)
                .withoutFallback()
                .build();
        RepositoryRecommender unbuilt = RepositoryRecommender.of(repository, snapshot -> {
            throw new IllegalStateException("no funnel");
        });
        RepositoryRecommender wrong =
                recommender.with(ServingSettings.defaults().withItems(catalogue -> ItemSet.all(99)));

        assertThatThrownBy(() -> unbuilt.recommend(request)).hasMessage("no funnel");
        assertThatThrownBy(() -> wrong.recommend(request)).isInstanceOf(IllegalArgumentException.class);
        RepositoryRecommender mortal = RepositoryRecommender.of(repository, snapshot -> dying);
        assertThatThrownBy(() -> mortal.recommend(request)).isInstanceOf(StackOverflowError.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> recommender.recommend(request)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();

        repository.publish(ServedRepository::write);
        repository.retain(1);
        assertThat(repository.versions())
                .as("recommenders hold the version they serve")
                .contains(old);
        mortal.close();
        recommender.close();
        repository.retain(1);
        assertThat(repository.versions()).doesNotContain(old);
    }

    @Test
    void theNextRequestAfterASwapIsAnsweredByTheNewVersion() throws IOException {
        AtomicInteger built = new AtomicInteger();
        RepositoryRecommender counting = RepositoryRecommender.of(repository, snapshot -> {
            built.incrementAndGet();
            return funnel(snapshot);
        });
        Request request = Request.forUser("u1").limit(1).build();

        ModelVersion first = counting.recommend(request).version();
        counting.recommend(request);
        ModelVersion published = repository.publish(ServedRepository::write);
        ModelVersion second = counting.recommend(request).version();
        repository.rollback();
        ModelVersion third = counting.recommend(request).version();

        assertThat(second).isEqualTo(published).isNotEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(built).hasValue(3);
    }

    @Test
    void aFactoryThatMixesVersionsIsRefused() throws IOException {
        try (Lease old = repository.lease()) {
            Funnel stale = funnel(old.snapshot());
            repository.publish(ServedRepository::write);
            RepositoryRecommender mixing = RepositoryRecommender.of(repository, snapshot -> stale);

            assertThatThrownBy(() -> mixing.recommend(Request.forUser("u1").build()))
                    .isInstanceOf(VersionMismatchException.class)
                    .hasMessageContaining("funnel is of version");
        }
    }

    @Test
    void withoutAVersionThereIsNoAnswer(@TempDir Path empty) throws IOException {
        try (ModelRepository nothing = ModelRepository.open(empty)) {
            RepositoryRecommender idle = RepositoryRecommender.of(nothing, ServedRepository::funnel);

            assertThatThrownBy(() -> idle.recommend(Request.forUser("u1").build()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nothing was published");
        }
    }

    @Test
    void requestsDuringSwapsGetWholeAnswersOfOneVersion() throws Exception {
        ConcurrentLinkedQueue<Recommendations> answers = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        CountDownLatch published = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (PublishedModel swapping = PublishedModel.in(directory.resolve("swaps"), ServedRepository::write)) {
            RepositoryRecommender busy = RepositoryRecommender.of(swapping.repository(), ServedRepository::funnel);
            for (int caller = 0; caller < 8; caller++) {
                running.add(callers.submit(() -> {
                    do {
                        answers.add(
                                busy.recommend(Request.forUser("u1").limit(2).build()));
                    } while (!published.await(1, TimeUnit.MILLISECONDS));
                    return null;
                }));
            }
            for (int swap = 0; swap < 10; swap++) {
                swapping.republish(ServedRepository::write);
                swapping.repository().retain(1);
            }
            published.countDown();
            for (Future<?> done : running) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(answers).hasSizeGreaterThanOrEqualTo(8).allSatisfy(answer -> {
            assertThat(answer.ids()).containsExactly("i4", "i3");
            assertThat(answer.degradations()).isEmpty();
        });
    }

    @Test
    void aLateGeneratorKeepsItsVersionOpen() throws Exception {
        CountDownLatch swapped = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            RepositoryRecommender late = RepositoryRecommender.of(
                    repository,
                    snapshot -> Funnel.of(snapshot.version())
                            .generator(
                                    "late",
                                    (query, limit) -> {
                                        begun.countDown();
                                        awaitUninterruptibly(swapped);
                                        snapshot.embeddings("als.users").copyRow(1, new float[2]);
                                        read.countDown();
                                        return Candidates.NONE;
                                    },
                                    5)
                            .fallback("popular", PopularCandidates.of(snapshot))
                            .executor(threads)
                            .build());
            Request hurried =
                    Request.forUser("u1").timeBudget(Duration.ofMillis(20)).build();

            while (begun.getCount() > 0) {
                assertThat(late.recommend(hurried).degradedBy(Reason.STAGE_TIMED_OUT))
                        .isTrue();
            }
            ModelVersion held = repository.current().orElseThrow();
            repository.publish(ServedRepository::write);
            late.close();
            repository.retain(1);
            assertThat(repository.versions()).as("held by the late call alone").contains(held);
            swapped.countDown();

            assertThat(read.await(5, TimeUnit.SECONDS)).isTrue();
            while (repository.versions().contains(held)) {
                repository.retain(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait();
            }
        }
    }
}
