package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.sluice.Degradation;
import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.funnel.LoggedRanker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The other recommender is compared, and can do no harm. */
@Timeout(60)
class ShadowRecommenderTest {
    private static final Request REQUEST =
            Request.forUser("u").limit(2).context(LoggedRanker.REQUEST, "r1").build();
    private static final ShadowSettings ALL = ShadowSettings.defaults().withShare(1);

    private static Recommender answering(String... items) {
        return request -> new Recommendations(
                new ModelVersion("v"),
                Stream.of(items)
                        .map(item -> new Recommendation(item, 1, List.of("g"), List.of()))
                        .toList(),
                request.limit(),
                items.length < request.limit() ? List.of(new Degradation(Degradation.Reason.FALLBACK, "")) : List.of(),
                List.of(),
                List.of(),
                PageToken.beginning(1, Instant.EPOCH));
    }

    private static final Recommender THROWING = request -> {
        throw new IllegalStateException("no answer");
    };

    @Test
    void theReportComparesBoth() {
        List<Recommender> others = List.of(answering("b", "c"), answering("a"), answering(), THROWING);
        List<Request> asked = new ArrayList<>();
        ShadowRecommender shadow = ShadowRecommender.of(
                        answering("a", "b"),
                        request -> {
                            asked.add(request);
                            return others.get(asked.size() - 1).recommend(request);
                        },
                        Runnable::run)
                .with(ALL);
        for (int i = 0; i < others.size(); i++) {
            assertThat(shadow.recommend(REQUEST).ids()).containsExactly("a", "b");
        }
        ShadowReport report = shadow.report();

        assertThat(report.compared()).isEqualTo(3);
        assertThat(report.overlap()).isCloseTo((0.5 + 0.5 + 0) / 3, within(1e-12));
        // a b, b c: 1/9 * .81/2 + .5 * .81; a b, a: 1/9 * (.9 + .81/2 + .81/2) + 1 * .81
        double swapped = 0.405 / 9 + 0.405;
        double shorter = (0.9 + 0.405 + 0.405) / 9 + 0.81;
        assertThat(report.rankBiasedOverlap()).isCloseTo((swapped + shorter + 0) / 3, within(1e-12));
        assertThat(report.primary()).satisfies(side -> {
            assertThat(side.requests()).isEqualTo(4);
            assertThat(side.degraded()).isZero();
            assertThat(side.empty()).isZero();
            assertThat(side.failed()).isZero();
            assertThat(side.p50()).isPositive();
            assertThat(side.p99()).isGreaterThanOrEqualTo(side.p50());
        });
        assertThat(report.other()).satisfies(side -> {
            assertThat(side.requests()).isEqualTo(4);
            assertThat(side.degraded()).isEqualTo(2 / 3.0);
            assertThat(side.empty()).isEqualTo(1 / 3.0);
            assertThat(side.failed()).isEqualTo(1 / 4.0);
        });
        assertThat(report.dropped()).isZero();
    }

    @Test
    void latenciesAreKnownToAPercentUpToAnHour() {
        ShadowComparison comparison = new ShadowComparison(ALL);
        for (int millis = 1; millis <= 100; millis++) {
            comparison.add(
                    new Asked(Optional.empty(), millis * 1_000_000L),
                    new Asked(Optional.empty(), millis <= 98 ? -5 : Long.MAX_VALUE));
        }
        ShadowReport report = comparison.report(0);

        assertThat(report.primary().p50().toNanos()).isCloseTo(50_000_000L, withPercentage(1));
        assertThat(report.primary().p99().toNanos()).isCloseTo(99_000_000L, withPercentage(1));
        assertThat(report.other().p50()).isEqualTo(Duration.ZERO);
        assertThat(report.other().p99().toMinutes()).isBetween(59L, 61L);
        assertThat(new ShadowComparison(ALL).report(0).primary().p99()).isEqualTo(Duration.ZERO);
    }

    @Test
    void theOtherIsAskedTheSameButForItsIdInTheLog() {
        List<Request> asked = new ArrayList<>();
        ShadowRecommender.of(
                        answering("a"),
                        request -> {
                            asked.add(request);
                            return answering("b").recommend(request);
                        },
                        Runnable::run)
                .with(ALL)
                .recommend(REQUEST);

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).context()).isEmpty();
        assertThat(asked.get(0).seed()).hasValue(RequestSeed.of(REQUEST));
        assertThat(asked.get(0).user()).isEqualTo(REQUEST.user());
        assertThat(asked.get(0).moment()).isEqualTo(REQUEST.moment());
    }

    @Test
    void theShareIsKeptToTheRequest() {
        for (double share : new double[] {0, 0.01, 0.3, 0.5, 1}) {
            ShadowRecommender shadow = ShadowRecommender.of(answering("a"), answering("a"), Runnable::run)
                    .with(ALL.withShare(share));
            for (int i = 0; i < 200; i++) {
                shadow.recommend(REQUEST);
            }
            assertThat(shadow.report().compared()).isEqualTo((long) (200 * share));
        }
    }

    @Test
    void aHangingOtherFillsItsPlacesAndTheRestIsDropped() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Recommender hanging = request -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return answering("a").recommend(request);
            };
            ShadowRecommender shadow =
                    ShadowRecommender.of(answering("a"), hanging, threads).with(ALL.withWaiting(3));
            for (int i = 0; i < 10; i++) {
                assertThat(shadow.recommend(REQUEST).ids()).containsExactly("a");
            }
            assertThat(shadow.report().dropped()).isEqualTo(7);
            assertThat(shadow.report().compared()).isZero();
            assertThat(shadow.report().overlap()).isNaN();
            end.countDown();
            while (shadow.report().compared() < 3) {
                Thread.sleep(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void threadsThatRefuseAreDrops() {
        List<String> refusals = new ArrayList<>(List.of("full", "full"));
        ShadowRecommender shadow = ShadowRecommender.of(answering("a"), answering("a"), task -> {
                    if (!refusals.isEmpty()) {
                        throw new RejectedExecutionException(refusals.remove(0));
                    }
                    task.run();
                })
                .with(ALL.withWaiting(1));
        for (int i = 0; i < 3; i++) {
            assertThat(shadow.recommend(REQUEST).ids()).containsExactly("a");
        }
        assertThat(shadow.report().dropped()).isEqualTo(2);
        assertThat(shadow.report().compared()).isOne();
    }

    @Test
    void whatThePrimaryThrowsIsPassedOnAndCounted() {
        ShadowRecommender shadow =
                ShadowRecommender.of(THROWING, answering("a"), Runnable::run).with(ALL);

        assertThatThrownBy(() -> shadow.recommend(REQUEST)).hasMessage("no answer");
        assertThat(shadow.report().primary().failed()).isEqualTo(1);
        assertThat(shadow.report().other().failed()).isZero();
        assertThat(shadow.report().compared()).isZero();
    }

    @Test
    void listenersHearBothAnswersAndHarmNobody() {
        List<String> heard = new ArrayList<>();
        ServingListener listener = new ServingListener() {
            @Override
            public void answered(Request request, Recommendations answer, Duration took) {}

            @Override
            public void shadowed(Request request, Recommendations primary, Recommendations other) {
                heard.add(primary.ids() + " " + other.ids());
                throw new IllegalStateException("hard of hearing");
            }
        };
        ShadowRecommender shadow = ShadowRecommender.of(answering("a"), answering("b"), Runnable::run)
                .with(ALL.withListener(listener));

        assertThat(shadow.recommend(REQUEST).ids()).containsExactly("a");
        assertThat(heard).containsExactly("[a] [b]");
        assertThat(shadow.report().compared()).isOne();
    }

    @Test
    void theSameWithoutTraffic() {
        List<Request> requests = List.of(REQUEST, REQUEST, REQUEST);
        ShadowReport report = ShadowReport.of(requests, answering("a", "b"), answering("a", "b"));

        assertThat(report.compared()).isEqualTo(3);
        assertThat(report.overlap()).isEqualTo(1);
        assertThat(report.rankBiasedOverlap()).isCloseTo(1, within(1e-12));
        assertThat(ShadowReport.of(requests, answering("a", "b"), THROWING)
                        .other()
                        .failed())
                .isEqualTo(1);
    }

    @Test
    void onlyTheFirstPlacesAreCompared() {
        ShadowRecommender shadow = ShadowRecommender.of(
                        answering("a", "b", "c"), answering("a", "x", "y"), Runnable::run)
                .with(ALL.withDepth(1));
        shadow.recommend(REQUEST);

        assertThat(shadow.report().overlap()).isEqualTo(1);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> ALL.withShare(1.5)).hasMessage("share must be from 0 to 1: 1.5");
        assertThatThrownBy(() -> ALL.withWaiting(0)).hasMessage("waiting must be at least 1: 0");
        assertThatThrownBy(() -> ALL.withDepth(0)).hasMessage("depth must be at least 1: 0");
        assertThatThrownBy(() -> ALL.withPersistence(1)).hasMessage("persistence must be above 0 and below 1: 1.0");
    }
}
