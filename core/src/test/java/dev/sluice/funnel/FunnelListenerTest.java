package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.dropping;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.names;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Logged;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A listener hears each stage once, then the run, and can harm nobody. */
class FunnelListenerTest {
    @Test
    void hearsEachStageOnceInOrderAndThenTheRun() {
        Heard heard = new Heard();
        Funnel funnel = whole().listener(heard).build();

        for (int run = 1; run <= 3; run++) {
            FunnelRun answer = funnel.run(query(10).limit(2).build());

            assertThat(heard.stages).isEqualTo(answer.stages());
            assertThat(names(heard.stages)).isEqualTo("a b merge stock light policy popular");
            assertThat(heard.runs).containsExactly(answer);
            heard.clear();
        }
    }

    @Test
    void whatIsNoPartOfTheFunnelIsNotHeardOf() {
        Heard heard = new Heard();

        funnel().generator("a", proposing(1), 5)
                .withoutFallback()
                .listener(heard)
                .build()
                .run(query(10).build());

        assertThat(names(heard.stages)).isEqualTo("a merge");
    }

    @Test
    void theTimeOfTheRunIsThatOfItsStagesWithoutThatOfListeners() {
        Heard heard = new Heard();
        AtomicLong told = new AtomicLong();
        Funnel funnel = funnel().generator("a", Stages.hanging(20, 1), 5)
                .withoutFallback()
                .listener(report -> {
                    told.compareAndSet(0, System.nanoTime());
                    sleep(20);
                })
                .listener(heard)
                .build();

        long before = System.nanoTime();
        funnel.run(query(10).build());

        assertThat(heard.nanos)
                .isGreaterThanOrEqualTo(
                        heard.stages.stream().mapToLong(StageReport::nanos).sum())
                .isLessThanOrEqualTo(told.get() - before);
    }

    @Test
    void ofACancelledRunItHearsTheStagesUntilThen() {
        Heard heard = new Heard();
        AtomicBoolean cancelled = new AtomicBoolean();
        Funnel funnel = funnel().generator("a", proposing(1, 2), 5)
                .filter("cancelling", (query, candidates, keep) -> cancelled.set(true))
                .ranker("light", byItem(), 5)
                .withoutFallback()
                .listener(heard)
                .build();
        Query query = query(10).cancellation(cancelled::get).build();

        assertThatThrownBy(() -> funnel.run(query)).isInstanceOf(CancellationException.class);

        assertThat(names(heard.stages)).isEqualTo("a merge cancelling");
        assertThat(heard.runs).isEmpty();
    }

    @Test
    void oneThatThrowsHarmsNobody() {
        Heard heard = new Heard();
        Funnel funnel = whole().listener(new Throwing()).listener(heard).build();

        Logged.during(() -> {
            FunnelRun run = funnel.run(query(10).limit(2).build());

            assertThat(run.candidates().items()).containsExactly(3, 4);
            assertThat(run.degradations()).isEmpty();
            assertThat(heard.stages).isEqualTo(run.stages());
            assertThat(heard.runs).containsExactly(run);
        });
    }

    @Test
    void eachThatThrowsIsWarnedOfOnce() {
        Funnel funnel = whole().listener(new Throwing())
                .listener(report -> {
                    throw new IllegalStateException("another");
                })
                .build();

        List<String> lines = Logged.during(() -> {
            for (int run = 0; run < 100; run++) {
                funnel.run(query(10).limit(2).build());
            }
        });

        assertThat(lines).filteredOn(line -> line.contains(" WARN ")).hasSize(2);
        assertThat(lines)
                .anyMatch(line -> line.contains(Throwing.class.getName()))
                .anyMatch(line -> line.contains("IllegalStateException: broken over a"))
                .anyMatch(line -> line.contains("IllegalStateException: another"));
    }

    @Test
    void anErrorReachesTheCaller() {
        Funnel funnel = funnel().generator("a", proposing(1), 5)
                .withoutFallback()
                .listener(report -> {
                    throw new StackOverflowError("deep");
                })
                .build();

        assertThatThrownBy(() -> funnel.run(query(10).build())).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void skippedStagesAreHeardOfAsSuch() {
        Heard heard = new Heard();

        whole().listener(heard).build().run(query(10).limit(0).build());

        assertThat(names(heard.stages)).isEqualTo("a b merge stock light policy popular");
        assertThat(heard.stages).extracting(StageReport::outcome).containsOnly(StageOutcome.SKIPPED);
        assertThat(heard.runs).hasSize(1);
    }

    private static FunnelBuilder whole() {
        return funnel().generator("a", proposing(5, 4), 10)
                .generator("b", proposing(4, 3), 10)
                .filter("stock", dropping(5))
                .ranker("light", byItem(), 10)
                .lastFilter("policy", dropping())
                .fallback("popular", proposing(1, 2));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Heard implements FunnelListener {
        private final List<StageReport> stages = new ArrayList<>();
        private final List<FunnelRun> runs = new ArrayList<>();
        private long nanos;

        @Override
        public void stageEnded(StageReport report) {
            assertThat(runs).as("stages come before the run").isEmpty();
            stages.add(report);
        }

        @Override
        public void runEnded(FunnelRun run, long took) {
            runs.add(run);
            nanos = took;
        }

        private void clear() {
            stages.clear();
            runs.clear();
        }
    }

    private static final class Throwing implements FunnelListener {
        @Override
        public void stageEnded(StageReport report) {
            throw new IllegalStateException("broken over " + report.stage());
        }

        @Override
        public void runEnded(FunnelRun run, long nanos) {
            throw new IllegalStateException("broken over the run");
        }
    }
}
