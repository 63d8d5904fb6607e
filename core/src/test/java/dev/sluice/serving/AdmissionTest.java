package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Degradation.Reason;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.PopularCandidates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** So many requests at once and so many waiting; the others get the fallback at once, and are told. */
@Timeout(60)
class AdmissionTest extends ServedRepository {
    private static final Request REQUEST = Request.forUser("u1").limit(2).build();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);
    private final Semaphore inside = new Semaphore(0);
    private final List<Future<Recommendations>> running = new ArrayList<>();

    @AfterEach
    void end() {
        go.countDown();
        threads.shutdownNow();
    }

    private RepositoryRecommender holding(ServingSettings settings) {
        return RepositoryRecommender.of(
                        repository,
                        snapshot -> Funnel.of(snapshot.version())
                                .generator(
                                        "slow",
                                        (query, limit) -> {
                                            inside.release();
                                            awaitGo();
                                            return PopularCandidates.of(snapshot)
                                                    .generate(query, limit);
                                        },
                                        5)
                                .lastFilter("no-i4", (query, candidates, keep) -> {
                                    for (int position = 0; position < candidates.size(); position++) {
                                        if (candidates.item(position) == 4) {
                                            keep.clear(position);
                                        }
                                    }
                                })
                                .fallback("popular", PopularCandidates.of(snapshot))
                                .build())
                .with(settings);
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(RepositoryRecommender holding) {
        running.add(threads.submit(() -> holding.recommend(REQUEST)));
    }

    private static void awaitLoad(RepositoryRecommender holding, Load load) throws InterruptedException {
        while (!holding.status().load().equals(load)) {
            Thread.sleep(1);
        }
    }

    @Test
    void whoFindsNoPlaceGetsTheFallbackAtOnce() throws Exception {
        Admission two = Admission.of(2, 1).withWait(1, LONG);
        try (RepositoryRecommender holding = holding(ServingSettings.defaults().withAdmission(two))) {
            begin(holding);
            begin(holding);
            inside.acquire(2);
            begin(holding);
            awaitLoad(holding, new Load(2, 1, 0));

            Recommendations answer = holding.recommend(REQUEST);

            assertThat(answer.ids()).as("filters still apply").containsExactly("i3");
            assertThat(answer.degradations())
                    .extracting(dev.sluice.Degradation::reason)
                    .containsExactly(Reason.OVERLOAD, Reason.FALLBACK);
            assertThat(answer.stages())
                    .extracting(StageReport::stage)
                    .containsExactly("slow", "merge", "no-i4", "popular");
            assertThat(answer.stages().get(0).outcome()).isEqualTo(StageOutcome.SHED);
            assertThat(holding.status().load()).isEqualTo(new Load(2, 1, 1));

            go.countDown();
            for (Future<Recommendations> done : running) {
                assertThat(done.get().degradedBy(Reason.OVERLOAD)).isFalse();
            }
            assertThat(holding.status().load()).isEqualTo(new Load(0, 0, 1));
            assertThat(holding.recommend(REQUEST).degradedBy(Reason.OVERLOAD)).isFalse();
        }
    }

    @Test
    void whoHasWaitedInVainGetsTheFallback() throws Exception {
        Admission one = Admission.of(1, 5).withWait(0.5, LONG);
        try (RepositoryRecommender holding = holding(ServingSettings.defaults().withAdmission(one))) {
            begin(holding);
            inside.acquire();
            long start = System.nanoTime();

            Recommendations answer = holding.recommend(
                    Request.forUser("u1").timeBudget(Duration.ofMillis(40)).build());

            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(19).toNanos());
            assertThat(answer.degradedBy(Reason.OVERLOAD)).isTrue();
            assertThat(holding.status().load().waiting()).isZero();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingIsCancelled() throws Exception {
        Admission one = Admission.of(1, 5).withWait(1, LONG);
        try (RepositoryRecommender holding = holding(ServingSettings.defaults().withAdmission(one))) {
            begin(holding);
            inside.acquire();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> holding.recommend(REQUEST)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(holding.status().load()).isEqualTo(new Load(1, 0, 0));
        }
    }

    @Test
    void aRequestThatFailsLeavesItsPlace() {
        try (RepositoryRecommender failing = RepositoryRecommender.of(repository, snapshot -> {
                    throw new IllegalStateException("no funnel");
                })
                .with(ServingSettings.defaults().withAdmission(Admission.of(1, 0)))) {
            assertThatThrownBy(() -> failing.recommend(REQUEST)).hasMessage("no funnel");
            assertThat(failing.status().load()).isEqualTo(new Load(0, 0, 0));
        }
    }

    @Test
    void whoIsTurnedAwayLowersTheQualityFactor() throws Exception {
        QualityFactor factor = QualityFactor.of(LONG).withDelta(0.01);
        ServingSettings settings =
                ServingSettings.defaults().withQualityFactor(factor).withAdmission(Admission.of(1, 0));
        try (RepositoryRecommender holding = holding(settings)) {
            begin(holding);
            inside.acquire();
            holding.recommend(REQUEST);

            assertThat(factor.value()).isEqualTo(0.81);
            assertThat(holding.status().qualityFactor()).isEqualTo(0.81);
            go.countDown();
            running.get(0).get();
            assertThat(factor.value()).isEqualTo(0.81 + 0.01);
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Admission.of(0, 1)).hasMessage("concurrent must be at least 1: 0");
        assertThatThrownBy(() -> Admission.of(1, -1)).hasMessage("waiting must be at least 0: -1");
        assertThatThrownBy(() -> Admission.of(1, 1).withWait(1.1, LONG)).hasMessage("share must be from 0 to 1: 1.1");
        assertThatThrownBy(() -> Admission.of(1, 1).withWait(1, Duration.ofNanos(-1)))
                .hasMessage("a request waits from nothing to a day: PT-0.000000001S");
    }
}
