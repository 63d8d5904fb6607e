package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.Deadline;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.StageReport;
import dev.sluice.funnel.BreakerSettings;
import dev.sluice.funnel.Funnel;
import dev.sluice.serving.QualityFactor;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.ServingSettings;
import dev.sluice.store.Lease;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is counted of requests, recounted from their answers. */
@Timeout(30)
class MicrometerMetricsTest extends WatchedRecommender {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMetrics metrics = MicrometerMetrics.of(registry, "home");

    @Test
    void eachStageThatRanIsTimedOnceARequest() {
        RepositoryRecommender recommender = recommender(metrics.requests());

        Recommendations answer = recommender.recommend(request("u1"));

        assertThat(answer.stages())
                .extracting(StageReport::stage)
                .containsExactly("knn", "moody", "merge", "nothing", "reverse", "popular");
        for (StageReport stage : answer.stages()) {
            assertThat(find("sluice.stage.duration", "stage", stage.stage(), "outcome", lower(stage.outcome()))
                            .timer())
                    .as("%s", stage)
                    .satisfies(timer -> {
                        assertThat(timer.count()).isEqualTo(1);
                        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(stage.nanos());
                    });
            assertThat(find("sluice.candidates.out", "stage", stage.stage())
                            .summary()
                            .totalAmount())
                    .isEqualTo(stage.out());
        }
        assertThat(find("sluice.candidates.in", "stage", "reverse").summary().totalAmount())
                .isEqualTo(2);
        assertThat(find("sluice.candidates.in", "stage", "knn").summary().count())
                .as("generators are given nothing")
                .isZero();

        recommender.recommend(request("u1"));

        assertThat(find("sluice.stage.duration").timers())
                .hasSameSizeAs(answer.stages())
                .allSatisfy(timer -> assertThat(timer.count()).isEqualTo(2));
    }

    @Test
    void aStageThatDidNotRunHasNoDuration() {
        recommender(metrics.requests()).recommend(Request.forUser("u1").limit(0).build());

        assertThat(find("sluice.stage.duration").timers()).isEmpty();
        for (String stage : List.of("knn", "popular")) {
            assertThat(count("sluice.stage.skipped", "stage", stage, "outcome", "skipped"))
                    .as(stage)
                    .isEqualTo(1);
        }
    }

    @Test
    void whyAStageDidNotRunIsToldApart() {
        RepositoryRecommender recommender = recommender(metrics.requests());
        for (int i = 0; i < 2 * BreakerSettings.defaults().window(); i++) {
            recommender.recommend(request("u3"));
        }

        assertThat(count("sluice.stage.skipped", "stage", "moody", "outcome", "circuit_open"))
                .isEqualTo(BreakerSettings.defaults().window());
        assertThat(count("sluice.stage.skipped", "stage", "moody", "outcome", "no_time"))
                .isZero();
    }

    @Test
    void whatIsNoPartOfTheFunnelHasNoMeters() {
        recommender(metrics.requests()).recommend(request("u1"));

        assertThat(values("stage")).containsExactly("knn", "merge", "moody", "nothing", "popular", "reverse");
        assertThat(values("source")).containsExactly("knn", "popular");
        assertThat(values("funnel")).containsExactly("home");
    }

    @Test
    void sharesOfSourcesAreThoseOfTheItemsInAnswers() {
        RepositoryRecommender recommender = recommender(metrics.requests());

        List<Recommendations> answers =
                List.of(recommender.recommend(request("u1")), recommender.recommend(request("u2")));

        assertThat(count("sluice.items")).isEqualTo(6);
        for (String source : List.of("knn", "popular")) {
            assertThat(count("sluice.sources", "source", source))
                    .as(source)
                    .isEqualTo(answers.stream()
                            .flatMap(answer -> answer.items().stream())
                            .filter(item -> item.sources().contains(source))
                            .count())
                    .isPositive();
        }
    }

    @Test
    void degradedAnswersAreCountedByReason() {
        RepositoryRecommender recommender = recommender(metrics.requests());

        recommender.recommend(request("u3"));
        recommender.recommend(request("nobody"));
        recommender.recommend(Request.forUser("u1").limit(2).build());

        assertThat(count("sluice.degraded", "reason", "stage_failed")).isEqualTo(1);
        assertThat(count("sluice.degraded", "reason", "unknown_user")).isEqualTo(1);
        assertThat(count("sluice.degraded", "reason", "fallback")).isEqualTo(2);
        assertThat(count("sluice.degraded", "reason", "nothing_allowed")).isZero();
        assertThat(count("sluice.fallback")).isEqualTo(2);
        assertThat(count("sluice.users.unknown")).isEqualTo(1);
        assertThat(requests("ok")).isEqualTo(1);
        assertThat(requests("degraded")).isEqualTo(2);
        assertThat(find("sluice.stage.duration", "stage", "moody", "outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsMissingIsCounted() {
        recommender(metrics.requests())
                .recommend(Request.forUser("u1").limit(100).build());

        assertThat(count("sluice.items")).isEqualTo(5);
        assertThat(count("sluice.shortfall")).isEqualTo(95);
    }

    @Test
    void lateStagesAreCounted() {
        RepositoryRecommender recommender = recommender(metrics.requests());
        recommender.refresh();

        recommender.recommend(
                request("u4").toBuilder().timeBudget(Duration.ofSeconds(1)).build());

        assertThat(count("sluice.late", "stage", "moody")).isEqualTo(1);
        assertThat(count("sluice.late", "stage", "knn")).isZero();
        assertThat(count("sluice.degraded", "reason", "stage_timed_out")).isEqualTo(1);
        assertThat(find("sluice.stage.duration", "stage", "moody", "outcome", "timed_out")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRequestThatThrowsIsCountedAsFailed() {
        RepositoryRecommender recommender = recommender(metrics.requests());
        recommender.recommend(request("u1"));
        recommender.close();

        assertThatThrownBy(() -> recommender.recommend(request("u1"))).isInstanceOf(IllegalStateException.class);

        assertThat(requests("failed")).isEqualTo(1);
        assertThat(requests("ok") + requests("degraded")).isEqualTo(1);
    }

    @Test
    void theVersionInServiceIsTheOnlyOneShown() throws IOException {
        RepositoryRecommender recommender = recommender(metrics.requests());

        for (int version = 1; version <= 20; version++) {
            recommender.recommend(request("u1"));

            assertThat(values("version"))
                    .containsExactly(repository().current().orElseThrow().id());
            assertThat(find("sluice.swap.duration").timer().count()).isEqualTo(version);
            publish();
        }
        assertThat(find("sluice.model.info").gauge().value()).isEqualTo(1);
    }

    @Test
    void gaugesTellHowTheRecommenderIs() {
        QualityFactor factor = QualityFactor.of(Duration.ofNanos(1));
        RepositoryRecommender recommender =
                recommender().with(ServingSettings.defaults().withQualityFactor(factor));
        metrics.watch(recommender);
        assertThat(gauge("sluice.quality.factor")).isEqualTo(1);
        assertThat(gauge("sluice.model.age.seconds"))
                .as("nothing in service yet")
                .isNaN();

        recommender.refresh();
        recommender.recommend(request("u1"));

        assertThat(gauge("sluice.quality.factor")).isEqualTo(factor.value()).isLessThan(1);
        assertThat(gauge("sluice.model.age.seconds"))
                .isCloseTo(
                        (System.currentTimeMillis()
                                        - recommender
                                                .status()
                                                .published()
                                                .orElseThrow()
                                                .toEpochMilli())
                                / 1e3,
                        within(5.0))
                .isNotNegative();
        assertThat(gauge("sluice.model.unprepared")).isZero();
        assertThat(gauge("sluice.requests.running")).isZero();
        assertThat(gauge("sluice.requests.waiting")).isZero();
    }

    @Test
    void aVersionThatCannotBePreparedIsSeen() throws IOException {
        boolean[] broken = {false};
        RepositoryRecommender recommender = RepositoryRecommender.of(repository(), snapshot -> {
            if (broken[0]) {
                throw new IllegalStateException("no such table");
            }
            return funnel(snapshot).build();
        });
        metrics.watch(recommender);
        recommender.refresh();
        assertThat(gauge("sluice.model.unprepared")).isZero();

        broken[0] = true;
        publish();
        assertThatThrownBy(recommender::refresh).isInstanceOf(IllegalStateException.class);

        assertThat(gauge("sluice.model.unprepared")).isEqualTo(1);
        assertThat(values("version")).as("that of before").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void generatorsOfTheVersionInServiceAreWatched() throws IOException {
        RepositoryRecommender recommender = recommender(metrics.requests());
        metrics.watch(recommender);
        assertThat(values("stage")).as("nothing in service yet").isEmpty();

        for (int i = 0; i < BreakerSettings.defaults().window(); i++) {
            recommender.recommend(request("u3"));
        }

        assertThat(generator("sluice.breaker.state", "moody")).isEqualTo(2);
        assertThat(generator("sluice.breaker.state", "knn")).isZero();
        assertThat(generator("sluice.calls.running", "knn")).isZero();
        assertThat(generator("sluice.calls.late", "knn")).isZero();

        publish();
        recommender.recommend(request("u1"));

        assertThat(generator("sluice.breaker.state", "moody"))
                .as("a new funnel")
                .isZero();
    }

    @Test
    void callsUnderWayAndLateResultsAreThoseOfTheFunnel() throws Exception {
        CountDownLatch until = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.submit(() -> {}).get();
        Funnel funnel = Funnel.of(new ModelVersion("v"))
                .generator("deaf", (query, limit) -> deaf(until), 5)
                .withoutFallback()
                .executor(threads)
                .listener(metrics.runs())
                .build();
        metrics.watch(funnel);
        Query query = Query.of(funnel.version(), ItemSet.all(5))
                .deadline(Deadline.in(Duration.ofMillis(500)))
                .build();

        funnel.run(query);
        assertThat(generator("sluice.calls.running", "deaf")).isEqualTo(1);
        assertThat(generator("sluice.calls.late", "deaf")).isEqualTo(1);
        assertThat(count("sluice.late", "stage", "deaf")).isEqualTo(1);

        until.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(generator("sluice.calls.running", "deaf")).isZero();
        assertThat(generator("sluice.calls.late", "deaf")).isZero();
        assertThat(registry.get("sluice.late.results").functionCounter().count())
                .isEqualTo(funnel.health().get(0).lateResults())
                .isEqualTo(1);
    }

    /** Does not listen to whoever interrupts it. */
    private static Candidates deaf(CountDownLatch until) {
        while (until.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
        return Candidates.of(new int[] {1}, new float[] {1});
    }

    @Test
    void aFunnelByItselfIsCountedAlike() throws IOException {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        RepositoryRecommender recommender = recommender(metrics.requests());
        try (Lease lease = repository().lease()) {
            Funnel funnel = funnel(lease.snapshot())
                    .listener(MicrometerMetrics.of(other, "home").runs())
                    .build();
            RepositoryRecommender same = RepositoryRecommender.of(repository(), snapshot -> funnel);
            for (String user : List.of("u1", "u2", "u3", "nobody")) {
                recommender.recommend(request(user));
                same.recommend(request(user));
            }
        }

        assertThat(counts(other)).isEqualTo(counts(registry));
    }

    /** Of all but what a funnel does not know: swaps, and what was unknown. */
    private static Set<String> counts(SimpleMeterRegistry of) {
        return of.getMeters().stream()
                .filter(meter -> !meter.getId().getName().matches("sluice\\.(swap|model|users).*"))
                .filter(meter -> !String.valueOf(meter.getId().getTag("reason")).matches("unknown_user|no_user"))
                .map(meter -> meter.getId().getName() + meter.getId().getTags() + " " + count(meter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of a counter its value, of a timer or a summary how often it was used. */
    private static double count(Meter meter) {
        return meter.measure().iterator().next().getValue();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Search find(String name, String... tags) {
        return registry.find(name).tags(tags);
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).tag("funnel", "home").gauge().value();
    }

    private double generator(String name, String stage) {
        return registry.get(name).tag("stage", stage).gauge().value();
    }

    private long requests(String outcome) {
        return registry.get("sluice.request.duration")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    /** All values of a tag. */
    private Set<String> values(String tag) {
        return registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .filter(found -> found.getKey().equals(tag))
                .map(Tag::getValue)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
