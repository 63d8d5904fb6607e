package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.eval.tuning.SearchResult.Ending;
import dev.sluice.eval.tuning.TrialResult.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Searches that fail, end early or go on from where a trial stood. */
class RandomSearchTest {
    private static final SearchSpace SPACE = SearchSpace.parse("a=1..9");
    private static final Halving PLAN = Halving.of(9, 3, 1, 9);

    private final List<TrialResult> heard = new ArrayList<>();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void failuresAreKeptWithTheirReasonAndEndNothing() throws IOException {
        SearchResult result = search((settings, budget) -> switch (settings.whole("a")) {
            case 1 -> throw new IllegalArgumentException("dim must be at most 8: 9");
            case 2 -> throw new ArithmeticException("the vector of user row 3 is not determined");
            case 3 -> Double.NaN;
            case 4 -> Double.POSITIVE_INFINITY;
            case 5 -> throw new IllegalArgumentException();
            default -> settings.whole("a");
        });
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.failures())
                .hasSize(5)
                .extracting(TrialResult::reason)
                .containsExactlyInAnyOrder(
                        "dim must be at most 8: 9",
                        "the vector of user row 3 is not determined",
                        "quality must be finite: NaN",
                        "quality must be finite: Infinity",
                        "IllegalArgumentException");
        TrialResult best = result.best().orElseThrow();
        assertThat(best.settings().whole("a")).isEqualTo(9);
        assertThat(best.budget()).as("the largest of equals").isEqualTo(9);
        assertThat(heard).hasSameSizeAs(result.trials());
    }

    @Test
    void aSearchOfFailuresHasNoBest() throws IOException {
        SearchResult result = search((settings, budget) -> Double.NaN);
        assertThat(result.best()).isEmpty();
        assertThat(result.trials()).as("nobody goes on to the second rung").hasSize(9);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void theBestMayHaveASmallBudget() throws IOException {
        SearchResult result = search((settings, budget) -> settings.whole("a") - budget.units());
        TrialResult best = result.best().orElseThrow();
        assertThat(best.settings().whole("a")).isEqualTo(9);
        assertThat(best.rung()).isEqualTo(1);
        assertThat(result.bestOf(PLAN.rungs().get(2)).orElseThrow().quality()).isZero();
    }

    @Test
    void anInterruptEndsWithWhatWasTried() throws IOException {
        SearchResult result = search((settings, budget) -> {
            if (heard.size() == 10) {
                Thread.currentThread().interrupt();
                throw new CancellationException("training was interrupted");
            }
            return settings.whole("a");
        });
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(result.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(result.trials()).hasSize(10);
        assertThat(result.of(PLAN.rungs().get(1)))
                .extracting(TrialResult::outcome)
                .containsExactly(Outcome.JUDGED);
        assertThat(result.best()).isPresent();
    }

    @Test
    void anInterruptThatATrialDoesNotSeeEndsAfterIt() throws IOException {
        SearchResult result = search((settings, budget) -> {
            Thread.currentThread().interrupt();
            return 1;
        });
        assertThat(result.trials()).hasSize(1);
        assertThat(result.ending()).hasToString("interrupted");
    }

    @Test
    void aCancellationWithoutAnInterruptIsAnError() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> search((settings, budget) -> {
                    throw new CancellationException();
                }));
        assertThatIOException()
                .isThrownBy(() -> search((settings, budget) -> {
                    throw new IOException("the disk is full");
                }));
    }

    @Test
    void noTrialBeginsAfterTheLimit() throws IOException {
        SearchResult result =
                new RandomSearch(PLAN, 42).within(Duration.ofNanos(1)).run(SPACE, (s, b) -> 1, heard::add);
        assertThat(result.trials()).isEmpty();
        assertThat(result.ending()).hasToString("out of time");
        assertThat(new RandomSearch(PLAN, 42)
                        .within(Duration.ofHours(1))
                        .run(SPACE, (s, b) -> 1, heard::add)
                        .ending())
                .isEqualTo(Ending.COMPLETE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomSearch(PLAN, 42).within(Duration.ZERO))
                .withMessage("a limit of time must be above 0: PT0S");
    }

    @Test
    void trialsMayGoOnFromWhereTheyStood() throws IOException {
        Map<Settings, Integer> trained = new HashMap<>();
        int[] epochs = new int[1];
        SearchResult result = search((settings, budget) -> {
            epochs[0] += budget.units() - trained.getOrDefault(settings, 0);
            trained.put(settings, budget.units());
            assertThat(budget.share()).isEqualTo(budget.units() / 9.0);
            return settings.whole("a");
        });
        assertThat(result.budget()).isEqualTo(9 + 9 + 9);
        assertThat(epochs[0]).as("9 of 1 epoch, 3 of 2 more, 1 of 6 more").isEqualTo(9 + 6 + 6);
    }

    @Test
    void aSpaceMustHaveEnoughSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomSearch(PLAN, 42).run(SearchSpace.parse("a=x/y"), (s, b) -> 1, heard::add))
                .withMessage("the space has only 2 settings: 9");
    }

    @Test
    void trialsAreLinesOfCsv() throws IOException {
        SearchResult result = new SearchResult(
                SearchSpace.parse("a=1..9,b=x/y"),
                PLAN,
                List.of(
                        result(1, "4", 0.25, Outcome.KEPT, ""),
                        result(2, "5", Double.NaN, Outcome.FAILED, "raise \"a\", or b")),
                Ending.COMPLETE);
        StringBuilder csv = new StringBuilder();
        result.writeCsv(csv);
        assertThat(csv).hasToString("""
                trial,settings,a,b,rung,budget,quality,outcome,reason,seconds,cpu_s
                1,1,4,x,1,1,0.25,kept,,1.5,3.0
                2,2,5,x,1,1,,failed,"raise ""a"", or b",1.5,3.0
                """);
    }

    private static TrialResult result(int number, String a, double quality, Outcome outcome, String reason) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a", a);
        values.put("b", "x");
        return new TrialResult(
                number, new Settings(values), 1, 1, quality, outcome, reason, new TrainingCost(1.5, 3, 1 << 20));
    }

    private SearchResult search(Trial trial) throws IOException {
        return new RandomSearch(PLAN, 42).run(SPACE, trial, heard::add);
    }
}
