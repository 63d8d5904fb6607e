package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Deadline;
import dev.sluice.Degradation;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The ten promises of a funnel, each in a test. */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FunnelConformanceTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey LIGHT = FeatureKey.number("light");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static Query.Builder query() {
        return Query.of(VERSION, ItemSet.all(200)).limit(10);
    }

    private static int[] range(int from, int to) {
        return IntStream.rangeClosed(from, to).toArray();
    }

    private static Candidates candidates(int... items) {
        float[] scores = new float[items.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores.length - i;
        }
        return Candidates.of(items, scores);
    }

    private static CandidateGenerator proposing(int... items) {
        return (query, limit) -> candidates(IntStream.of(items)
                .filter(query.allowed()::contains)
                .limit(limit)
                .toArray());
    }

    private static CandidateGenerator throwing() {
        return (query, limit) -> {
            throw new IllegalStateException("broken");
        };
    }

    /** Hangs for ten seconds, unless it is interrupted. */
    private static CandidateGenerator hanging() {
        return (query, limit) -> {
            try {
                TimeUnit.SECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return candidates(9);
        };
    }

    private static CandidateFilter dropping(int from, int to) {
        return (query, batch, keep) -> {
            for (int position = 0; position < batch.size(); position++) {
                if (batch.item(position) >= from && batch.item(position) <= to) {
                    keep.clear(position);
                }
            }
        };
    }

    private static Ranking byItem(Candidates batch, int limit) {
        float[] scores = new float[batch.size()];
        for (int position = 0; position < scores.length; position++) {
            scores[position] = -batch.item(position);
        }
        return Ranking.byScore(batch, scores, limit);
    }

    private static FeatureSource ages(List<String> calls) {
        return new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(AGE);
            }

            @Override
            public void fill(Query query, Candidates batch, float[][] columns) {
                calls.add("ages");
                for (int position = 0; position < batch.size(); position++) {
                    columns[0][position] = batch.item(position);
                }
            }
        };
    }

    /** Reads some features and provides others, all of which are the age. */
    private record AgeRanker(String name, FeatureSchema requires, FeatureSchema provides, List<String> calls)
            implements Ranker {
        @Override
        public Ranking rank(Query query, Candidates batch, int limit) {
            calls.add(name + batch.features());
            float[] ages = batch.feature(AGE);
            Ranking ranking = Ranking.byScore(batch, ages, limit);
            float[] chosen = new float[ranking.size()];
            for (int rank = 0; rank < chosen.length; rank++) {
                chosen[rank] = ages[ranking.position(rank)];
            }
            return provides.keys().isEmpty()
                    ? ranking
                    : ranking.with(provides.keys().get(0), chosen);
        }
    }

    private static StageReport report(FunnelRun run, String stage) {
        return run.stages().stream()
                .filter(report -> report.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isDegradedBy(FunnelRun run, Degradation.Reason reason) {
        return run.degradations().stream().anyMatch(degradation -> degradation.reason() == reason);
    }

    @Test
    @Order(1)
    @DisplayName("1. features are there, in order, when a ranker reads them, and what cannot be is not built")
    void orderAndVisibilityOfFeatures() {
        List<String> calls = new ArrayList<>();
        FeatureSchema age = FeatureSchema.of(AGE);
        FeatureSchema both = FeatureSchema.of(AGE, LIGHT);
        AgeRanker light = new AgeRanker("light", age, FeatureSchema.of(LIGHT), calls);
        AgeRanker heavy = new AgeRanker("heavy", both, FeatureSchema.NONE, calls);
        FunnelRun run = Funnel.of(VERSION)
                .generator("g", proposing(1, 2, 3), 10)
                .features("ages", ages(calls))
                .ranker("light", light, 10)
                .ranker("heavy", heavy, 10)
                .withoutFallback()
                .build()
                .run(query().build());
        FunnelBuilder early = Funnel.of(VERSION)
                .generator("g", proposing(1), 10)
                .features("ages", ages(calls))
                .ranker("heavy", heavy, 10)
                .ranker("light", light, 10)
                .withoutFallback();

        assertThat(calls).containsExactly("ages", "light" + List.of(AGE), "heavy" + List.of(AGE, LIGHT));
        assertThat(run.candidates().items()).containsExactly(3, 2, 1);
        assertThatThrownBy(early::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Order(2)
    @DisplayName("2. a generator that throws, hangs, returns null, repeats itself or scores NaN is left out and named")
    void generatorsThatMisbehave() {
        FunnelRun run = Funnel.of(VERSION)
                .generator("throws", throwing(), 10)
                .generator("hangs", hanging(), 10)
                .generator("null", returningNull(), 10)
                .generator("twice", (query, limit) -> candidates(1, 1), 10)
                .generator("nan", (query, limit) -> Candidates.of(new int[] {1}, new float[] {Float.NaN}), 10)
                .generator("good", proposing(7), 10)
                .withoutFallback()
                .executor(threads)
                .build()
                .run(query().deadline(Deadline.in(Duration.ofMillis(500))).build());

        assertThat(run.candidates().items()).containsExactly(7);
        for (String stage : List.of("throws", "null", "twice", "nan")) {
            assertThat(report(run, stage).outcome()).as(stage).isEqualTo(StageOutcome.FAILED);
        }
        assertThat(report(run, "hangs").outcome()).isEqualTo(StageOutcome.TIMED_OUT);
        assertThat(run.degradations()).hasSize(5);
    }

    @SuppressWarnings("NullAway")
    private static CandidateGenerator returningNull() {
        return (query, limit) -> null;
    }

    @Test
    @Order(3)
    @DisplayName("3. a generator that hangs for ten seconds costs 50 ms, and the answer is flagged")
    void deadline() {
        Funnel funnel = Funnel.of(VERSION)
                .generator("hangs", hanging(), 10)
                .generator("quick", proposing(2, 1), 10)
                .fallback("popular", proposing(5))
                .executor(threads)
                .build();
        // A machine that does something else delays some answers; a missed deadline delays all.
        Duration best = Duration.ofDays(1);
        for (int attempt = 0; attempt < 20 && best.toMillis() >= 50 + 20; attempt++) {
            long start = System.nanoTime();
            FunnelRun run = funnel.run(query().limit(3)
                    .deadline(Deadline.in(Duration.ofMillis(50)))
                    .build());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;

            assertThat(run.candidates().items()).contains(5);
            assertThat(report(run, "hangs").outcome()).isEqualTo(StageOutcome.TIMED_OUT);
            assertThat(isDegradedBy(run, Degradation.Reason.STAGE_TIMED_OUT)).isTrue();
        }

        assertThat(best).isLessThan(Duration.ofMillis(50 + 20));
    }

    @Test
    @Order(4)
    @DisplayName("4. when all generators fail the fallback answers, and the answer says so")
    void allGeneratorsFail() {
        FunnelRun run = Funnel.of(VERSION)
                .generator("a", throwing(), 10)
                .generator("b", returningNull(), 10)
                .ranker("r", (query, batch, limit) -> byItem(batch, limit), 10)
                .fallback("popular", proposing(3, 2, 1))
                .build()
                .run(query().limit(2).build());

        assertThat(run.candidates().items()).containsExactly(3, 2);
        assertThat(isDegradedBy(run, Degradation.Reason.FALLBACK)).isTrue();
        assertThat(isDegradedBy(run, Degradation.Reason.STAGE_FAILED)).isTrue();
    }

    @Test
    @Order(5)
    @DisplayName("5. every candidate is in the answer or was dropped by a stage, once")
    void conservation() {
        FunnelRun run = Funnel.of(VERSION)
                .generator("a", proposing(range(1, 60)), 100)
                .generator("b", proposing(range(31, 90)), 100)
                .filter("early", dropping(1, 9))
                .ranker("light", (query, batch, limit) -> byItem(batch, limit), 50)
                .lastFilter("late", dropping(10, 24))
                .withoutFallback()
                .build()
                .run(query().limit(20).explained().build());
        int[] dropped = run.dropped().stream().mapToInt(FunnelRun.Drop::item).toArray();

        assertThat(run.candidates().items()).isEqualTo(range(25, 44));
        assertThat(IntStream.concat(IntStream.of(run.candidates().items()), IntStream.of(dropped))
                        .sorted()
                        .toArray())
                .isEqualTo(range(1, 90));
        assertThat(run.dropped())
                .filteredOn(drop -> drop.stage().equals("late"))
                .hasSize(15);
        assertThat(run.dropped())
                .filteredOn(drop -> drop.stage().equals("early"))
                .hasSize(9);
    }

    @Test
    @Order(6)
    @DisplayName("6. the same query has the same answer under 1, 4 and 32 threads, whoever is first")
    void threadsChangeNothing() {
        FunnelRun expected = many().build().run(query().build());
        for (int count : new int[] {1, 4, 32}) {
            ExecutorService pool = Executors.newFixedThreadPool(count);
            try {
                Funnel funnel = many().executor(pool).build();
                for (int i = 0; i < 20; i++) {
                    FunnelRun run = funnel.run(query().build());
                    assertThat(Trials.content(run.candidates())).isEqualTo(Trials.content(expected.candidates()));
                    assertThat(run.degradations()).isEqualTo(expected.degradations());
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static FunnelBuilder many() {
        FunnelBuilder funnel = Funnel.of(VERSION).withoutFallback();
        for (int g = 0; g < 6; g++) {
            int first = 1 + 10 * g;
            int yields = (5 - g) * 20;
            funnel.generator(
                    "g" + g,
                    (query, limit) -> {
                        for (int i = 0; i < yields; i++) {
                            Thread.yield();
                        }
                        return candidates(range(first, first + 25));
                    },
                    30);
        }
        return funnel.generator("broken", throwing(), 5);
    }

    @Test
    @Order(7)
    @DisplayName("7. an interrupt and a cancellation get through to the generators, and out of the run")
    void interruptAndCancelPropagate() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Funnel scanning = Funnel.of(VERSION)
                .generator(
                        "scan",
                        (query, limit) -> {
                            begun.countDown();
                            while (!query.cancelled()) {
                                Thread.onSpinWait();
                            }
                            stopped.countDown();
                            throw new CancellationException("told to stop");
                        },
                        10)
                .withoutFallback()
                .executor(threads)
                .build();
        Thread caller = Thread.currentThread();
        threads.execute(() -> {
            awaitQuietly(begun);
            caller.interrupt();
        });
        Query query = query().deadline(Deadline.in(Duration.ofSeconds(30))).build();

        assertThatThrownBy(() -> scanning.run(query)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();

        AtomicBoolean cancelled = new AtomicBoolean();
        Funnel cancelling = Funnel.of(VERSION)
                .generator(
                        "g",
                        (asked, limit) -> {
                            cancelled.set(true);
                            throw new CancellationException(String.valueOf(asked.cancelled()));
                        },
                        10)
                .fallback("popular", proposing(1))
                .build();
        assertThatThrownBy(() ->
                        cancelling.run(query().cancellation(cancelled::get).build()))
                .isInstanceOf(CancellationException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(8)
    @DisplayName("8. a listener hears of every stage exactly once, in order, whatever happens")
    void listenersHearOfEveryStageOnce() {
        List<StageReport> heard = new ArrayList<>();
        Funnel inner = Funnel.of(VERSION)
                .generator("x", proposing(3), 10)
                .withoutFallback()
                .build();
        FunnelRun run = Funnel.of(VERSION)
                .generator("inner", inner, 10)
                .generator("bad", throwing(), 10)
                .filter("early", dropping(1, 1))
                .ranker("r", (query, batch, limit) -> byItem(batch, limit), 10)
                .lastFilter("late", dropping(2, 2))
                .fallback("popular", proposing(5, 6))
                .listener(report -> {
                    throw new IllegalStateException("a listener that throws hurts nobody");
                })
                .listener(heard::add)
                .build()
                .run(query().limit(2).build());

        assertThat(run.candidates().items()).containsExactly(3, 5);
        assertThat(heard).isEqualTo(run.stages());
        assertThat(heard)
                .extracting(StageReport::stage)
                .containsExactly("inner/x", "inner/merge", "inner", "bad", "merge", "early", "r", "late", "popular");
    }

    @Test
    @Order(9)
    @DisplayName("9. what is not in use is not heard of: a feature source that no ranker reads")
    void whatIsNotInUseIsNotHeardOf() {
        List<String> calls = new ArrayList<>();
        List<StageReport> heard = new ArrayList<>();
        Funnel.of(VERSION)
                .generator("g", proposing(1), 10)
                .features("ages", ages(calls))
                .ranker("r", (query, batch, limit) -> byItem(batch, limit), 10)
                .withoutFallback()
                .listener(heard::add)
                .build()
                .run(query().build());

        assertThat(calls).isEmpty();
        assertThat(heard).extracting(StageReport::stage).containsExactly("g", "merge", "r");
    }

    @Test
    @Order(10)
    @DisplayName("10. none wanted, an empty catalogue and exclusions of everything are ordinary")
    void nothingToGive() {
        Funnel funnel = Funnel.of(VERSION)
                .generator("g", proposing(1, 2), 10)
                .fallback("popular", proposing(1, 2))
                .build();
        FunnelRun none = funnel.run(query().limit(0).build());
        FunnelRun emptyCatalogue = funnel.run(Query.of(VERSION, ItemSet.all(1)).build());
        FunnelRun allExcluded = funnel.run(Query.of(VERSION, ItemSet.of(200)).build());

        assertThat(none.candidates().size()).isZero();
        assertThat(none.degradations()).isEmpty();
        assertThat(emptyCatalogue.candidates().size()).isZero();
        assertThat(isDegradedBy(emptyCatalogue, Degradation.Reason.EMPTY_CATALOGUE))
                .isTrue();
        assertThat(allExcluded.candidates().size()).isZero();
        assertThat(isDegradedBy(allExcluded, Degradation.Reason.NOTHING_ALLOWED))
                .isTrue();
        assertThat(allExcluded.shortfall()).isEqualTo(10);
    }
}
