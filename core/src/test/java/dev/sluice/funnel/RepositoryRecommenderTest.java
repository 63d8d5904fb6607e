package dev.sluice.funnel;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;
import static dev.sluice.retrieval.PublishedModel.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.Degradation;
import dev.sluice.Degradation.Reason;
import dev.sluice.Dropped;
import dev.sluice.Interaction;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Catalogue;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests against a real repository. Users u1 and u2 like i1 best and i4 least; u1 has seen i1 and i2, u2 has seen
 * everything, u3 has seen nothing and was not trained.
 */
@Timeout(20)
class RepositoryRecommenderTest {
    @TempDir
    private Path directory;

    private ModelRepository repository;
    private RepositoryRecommender recommender;

    @BeforeEach
    void publish() throws IOException {
        repository = ModelRepository.open(directory);
        repository.publish(RepositoryRecommenderTest::write);
        recommender = RepositoryRecommender.of(repository, RepositoryRecommenderTest::funnel);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private static void write(SnapshotWriter writer) throws IOException {
        writer.catalogue(catalogue(4, 3));
        embeddings(writer, "als.users", new float[] {1, 0}, new float[] {1, 0}, new float[] {0, 0});
        embeddings(writer, "als.items", new float[] {4, 1}, new float[] {3, 2}, new float[] {2, 3}, new float[] {1, 4});
        lists(writer, "knn.items", new int[] {4}, new int[] {4}, new int[] {2}, new int[] {});
        lists(writer, "history", new int[] {2, 1}, new int[] {1, 2, 3, 4}, new int[] {});
        column(writer, "popularity.items", 1, 2, 3, 4);
    }

    private static FunnelBuilder stages(ModelSnapshot snapshot) {
        return Funnel.of(snapshot.version())
                .generator("als", EmbeddingCandidates.of(snapshot, "als"), 10)
                .generator("knn", NeighbourCandidates.of(snapshot, "knn"), 10)
                .fallback("popular", PopularCandidates.of(snapshot));
    }

    private static Funnel funnel(ModelSnapshot snapshot) {
        return stages(snapshot).build();
    }

    private static List<Reason> reasons(Recommendations answer) {
        return answer.degradations().stream().map(Degradation::reason).toList();
    }

    private static List<Interaction> history(String... items) {
        List<Interaction> history = new ArrayList<>();
        for (String item : items) {
            history.add(Interaction.of(item, Instant.ofEpochSecond(history.size())));
        }
        return history;
    }

    @Test
    void aKnownUserGetsWhatTheyHaveNotSeen() {
        Recommendations answer =
                recommender.recommend(Request.forUser("u1").limit(2).build());

        assertThat(answer.ids()).containsExactly("i4", "i3");
        assertThat(answer.degradations()).isEmpty();
        assertThat(answer.shortfall()).isZero();
        assertThat(answer.version()).isEqualTo(repository.current().orElseThrow());
        assertThat(answer.items().get(0).sources()).containsExactly("als", "knn");
        assertThat(answer.stages()).hasSize(4);
    }

    @Test
    void seenItemsComeBackWhereThatIsAllowed() {
        Recommendations answer = recommender
                .with(ServingSettings.defaults().withSeen(SeenItems.ALLOW))
                .recommend(Request.forUser("u1").limit(4).build());

        assertThat(answer.ids()).containsExactlyInAnyOrder("i1", "i2", "i3", "i4");
    }

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
        repository.publish(RepositoryRecommenderTest::write);
        narrow.recommend(Request.forUser("u1").build());
        assertThat(asked).hasValue(2);
    }

    @Test
    void anUnknownUserGetsTheFallback() {
        Recommendations answer =
                recommender.recommend(Request.forUser("stranger").limit(2).build());

        assertThat(answer.ids()).containsExactly("i4", "i3");
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_USER, Reason.FALLBACK);
        assertThat(answer.items().get(0).sources()).containsExactly("popular");
    }

    @Test
    void nobodyGetsTheFallback() {
        Recommendations answer =
                recommender.recommend(Request.forAnyone().limit(1).build());

        assertThat(answer.ids()).containsExactly("i4");
        assertThat(reasons(answer)).containsExactly(Reason.NO_USER, Reason.FALLBACK);
    }

    @Test
    void anUnknownUserWithAHistoryGetsWhatItSays() {
        Recommendations answer = recommender.recommend(
                Request.forUser("stranger").history(history("i3")).limit(1).build());

        assertThat(answer.ids()).containsExactly("i2");
        assertThat(answer.degradations()).isEmpty();
    }

    @Test
    void theRequestsHistoryWinsOverTheStoredOne() {
        Recommendations answer = recommender.recommend(
                Request.forUser("u2").history(history("i4")).limit(4).build());

        assertThat(answer.ids()).containsExactly("i1", "i2", "i3");
        assertThat(reasons(answer)).isEmpty();
        assertThat(answer.shortfall()).isEqualTo(1);
    }

    @Test
    void whoHasSeenEverythingGetsNothingAndTheReason() {
        Recommendations answer =
                recommender.recommend(Request.forUser("u2").limit(3).build());

        assertThat(answer.items()).isEmpty();
        assertThat(reasons(answer)).containsExactly(Reason.NOTHING_ALLOWED);
        assertThat(answer.shortfall()).isEqualTo(3);
    }

    @Test
    void noLimitIsAnEmptyAnswerWithoutComplaint() {
        for (String user : List.of("u1", "u2", "stranger")) {
            Recommendations answer =
                    recommender.recommend(Request.forUser(user).limit(0).build());

            assertThat(answer.items()).isEmpty();
            assertThat(answer.degraded()).isFalse();
            assertThat(answer.shortfall()).isZero();
        }
    }

    @Test
    void exclusionsStayOutAndUnknownOnesAreCounted() {
        Recommendations answer = recommender.recommend(Request.forUser("u1")
                .excluding(Set.of("i4", "gone", "never"))
                .limit(5)
                .build());

        assertThat(answer.ids()).containsExactly("i3");
        assertThat(answer.degradations())
                .containsExactly(new Degradation(Reason.UNKNOWN_ITEMS, "2 of 3 items in the exclusions"));
    }

    @Test
    void aHistoryOfUnknownItemsSaysNothing() {
        Recommendations answer = recommender.recommend(
                Request.forUser("stranger").history(history("gone")).limit(1).build());

        assertThat(answer.ids()).containsExactly("i4");
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_USER, Reason.UNKNOWN_ITEMS, Reason.FALLBACK);
    }

    @Test
    void anEmptyCatalogueIsOrdinary() throws IOException {
        repository.publish(writer -> {
            writer.catalogue(catalogue(0, 0));
            column(writer, "popularity.items");
        });
        RepositoryRecommender empty = RepositoryRecommender.of(
                repository,
                snapshot -> Funnel.of(snapshot.version())
                        .generator("popular", PopularCandidates.of(snapshot), 5)
                        .withoutFallback()
                        .build());

        Recommendations answer = empty.recommend(Request.forUser("u1").build());

        assertThat(answer.items()).isEmpty();
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_USER, Reason.EMPTY_CATALOGUE);
    }

    @Test
    void anExplanationSpeaksTheApplicationsIds() {
        Recommendations answer =
                recommender.recommend(Request.forUser("u1").limit(1).explained().build());

        Recommendation first = answer.items().get(0);
        assertThat(first.item()).isEqualTo("i4");
        assertThat(first.contributions()).extracting(Contribution::stage).containsExactly("als", "knn", "merge");
        assertThat(answer.dropped()).containsExactly(new Dropped("i3", "merge"));
    }

    @Test
    void aRequestCarriesItsMomentItsContextAndItsSeed() {
        AtomicReference<Query> seen = new AtomicReference<>();
        RepositoryRecommender spying = RepositoryRecommender.of(
                repository,
                snapshot -> Funnel.of(snapshot.version())
                        .generator(
                                "spy",
                                (query, limit) -> {
                                    seen.set(query);
                                    return Candidates.NONE;
                                },
                                1)
                        .withoutFallback()
                        .build());
        Request.Builder request = Request.forUser("u1").context("country", "ch").timeBudget(Duration.ofSeconds(5));

        spying.recommend(request.moment(Instant.ofEpochMilli(17)).build());
        Query first = seen.get();
        spying.recommend(request.moment(Instant.ofEpochMilli(18)).build());
        Query second = seen.get();
        spying.recommend(request.seed(4).build());

        assertThat(first.moment()).isEqualTo(17);
        assertThat(first.context()).containsEntry("country", "ch");
        assertThat(first.deadline().isBounded()).isTrue();
        assertThat(first.history().items()).containsExactly(2, 1);
        assertThat(second.seed()).isEqualTo(first.seed());
        assertThat(seen.get().seed()).isEqualTo(4);
    }

    @Test
    void aSeedIsTheSameInEveryProcess() {
        Request request = Request.forUser("u1")
                .history(history("i1", "i2"))
                .context("country", "ch")
                .context("device", "phone")
                .context("hour", "7")
                .excluding(Set.of("i3", "i4", "i5", "i6"))
                .build();

        assertThat(RequestSeed.of(request)).isEqualTo(973_988_071_076_983_115L);
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
        assertThatThrownBy(() ->
                        RepositoryRecommender.of(repository, snapshot -> dying).recommend(request))
                .isInstanceOf(StackOverflowError.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> recommender.recommend(request)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(repository.versions()).contains(old);
        repository.publish(RepositoryRecommenderTest::write);
        repository.retain(1);
        assertThat(repository.versions()).doesNotContain(old);
    }

    @Test
    void differentRequestsHaveDifferentSeeds() {
        assertThat(Set.of(
                        RequestSeed.of(Request.forAnyone().build()),
                        RequestSeed.of(Request.forUser("u1").build()),
                        RequestSeed.of(Request.forUser("u2").build()),
                        RequestSeed.of(
                                Request.forUser("u2").excluding(Set.of("i1")).build()),
                        RequestSeed.of(Request.forUser("u2").context("a", "b").build()),
                        RequestSeed.of(Request.forUser("u2").context("b", "a").build()),
                        RequestSeed.of(
                                Request.forAnyone().history(history("u2")).build()),
                        RequestSeed.of(
                                Request.forUser("u2").history(history("i1")).build())))
                .hasSize(8);
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
        ModelVersion published = repository.publish(RepositoryRecommenderTest::write);
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
            repository.publish(RepositoryRecommenderTest::write);
            RepositoryRecommender mixing = RepositoryRecommender.of(repository, snapshot -> stale);

            assertThatThrownBy(() -> mixing.recommend(Request.forUser("u1").build()))
                    .isInstanceOf(VersionMismatchException.class)
                    .hasMessageContaining("funnel is of version");
        }
    }

    @Test
    void anItemFilterOfAnotherCatalogueIsRefused() {
        RepositoryRecommender wrong =
                recommender.with(ServingSettings.defaults().withItems(catalogue -> ItemSet.all(99)));

        assertThatThrownBy(() -> wrong.recommend(Request.forUser("u1").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the item filter allows items of 99 rows, the catalogue has 5");
    }

    @Test
    void withoutAVersionThereIsNoAnswer(@TempDir Path empty) throws IOException {
        try (ModelRepository nothing = ModelRepository.open(empty)) {
            RepositoryRecommender idle = RepositoryRecommender.of(nothing, RepositoryRecommenderTest::funnel);

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
        try (PublishedModel swapping =
                PublishedModel.in(directory.resolve("swaps"), RepositoryRecommenderTest::write)) {
            RepositoryRecommender busy =
                    RepositoryRecommender.of(swapping.repository(), RepositoryRecommenderTest::funnel);
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
                swapping.republish(RepositoryRecommenderTest::write);
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
            repository.publish(RepositoryRecommenderTest::write);
            repository.retain(1);
            swapped.countDown();

            assertThat(read.await(5, TimeUnit.SECONDS)).isTrue();
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
