package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which feedback is in time, and where a log ends. */
class ExposuresHorizonTest extends ExposuresFixture {
    @Test
    void feedbackCountsToTheEndOfTheWindow() {
        at(10, 1, 1, "impression", 7);
        at(20, 1, 1, "click", 7);
        at(21, 1, 1, "purchase", 7);
        at(10, 1, 3, "impression", 7);
        at(21, 1, 3, "click", 7);

        Joined joined = run(events(), new Exposures().withWindow(Duration.ofMillis(10)));

        assertThat(numbers(joined.data(), Exposures.CLICKED)).containsExactly(1, 0);
        assertThat(numbers(joined.data(), Exposures.PURCHASED)).containsExactly(0, 0);
        assertThat(joined.report().leftOut())
                .isEqualTo(
                        Map.of("joined: click", 1L, "after the window: click", 1L, "after the window: purchase", 1L));
    }

    @Test
    void aReturnAfterTheHorizonLabelsNothing() {
        at(10, 1, 1, "impression", 7);
        at(20, 1, 1, "purchase", 7);
        at(31, 1, 1, "return", 7);
        at(35, 2, 1, "impression", 8);

        Joined joined = run(events(), new Exposures().withHorizon(Instant.ofEpochMilli(30)));

        assertThat(numbers(joined.data(), Exposures.RETURNED)).containsExactly(0);
        assertThat(joined.report().leftOut())
                .isEqualTo(Map.of("joined: purchase", 1L, "later than 1970-01-01T00:00:00.030Z", 2L));
    }

    @Test
    void whatIsUnfinishedAtTheHorizonIsLeftOutOrKept() {
        at(10, 1, 1, "impression", 7);
        at(20, 1, 3, "impression", 7);
        at(21, 1, 1, "impression", 8);
        at(22, 1, 1, "click", 8);
        at(40, 1, 3, "click", 7);
        Exposures settings = new Exposures().withWindow(Duration.ofMillis(10)).withHorizon(Instant.ofEpochMilli(30));

        Joined without = run(events(), settings);
        Joined with = run(events(), settings.withUnfinished(Exposures.Unfinished.KEEP));

        assertThat(numbers(without.data(), Exposures.CLICKED)).containsExactly(0, 0);
        assertThat(without.report().leftOut())
                .isEqualTo(Map.of(
                        "later than 1970-01-01T00:00:00.030Z", 1L,
                        "window not over: impression", 1L,
                        "window not over: click", 1L));
        assertThat(numbers(with.data(), Exposures.CLICKED)).containsExactly(0, 0, 1);
        assertThat(with.report().notes()).containsEntry("exposures whose window is not over", 1L);
    }

    @Test
    void withoutAHorizonTheLogEndsWithItsLastEvent() {
        at(10, 1, 1, "impression", 7);
        at(15, 1, 3, "impression", 7);
        at(21, 1, 3, "like", 7);

        Joined joined = run(events(), new Exposures().withWindow(Duration.ofMillis(10)));

        assertThat(numbers(joined.data(), "request")).hasSize(1);
    }

    @Test
    void aHorizonThatTheLogMayNotReachIsNoted() {
        at(10, 1, 1, "impression", 7);
        at(15, 1, 3, "impression", 7);
        at(21, 1, 3, "click", 7);
        Exposures settings = new Exposures().withWindow(Duration.ofMillis(10)).withHorizon(Instant.ofEpochMilli(99));

        Joined joined = run(events(), settings);

        assertThat(joined.data().size()).isEqualTo(2);
        assertThat(joined.report().notes()).isEqualTo(Map.of("exposures whose window ends after the last event", 1L));
    }

    @Test
    void feedbackFromBeforeItsImpressionIsNoted() {
        at(9, 1, 1, "click", 7);
        at(10, 1, 1, "impression", 7);

        assertThat(exposures().report().notes()).isEqualTo(Map.of("joined to an impression later than themselves", 1L));
    }

    @Test
    void timesAndSettingsMayBeAsFarAwayAsTheyCan() {
        at(Long.MIN_VALUE, 1, 1, "impression", 7);
        at(Long.MAX_VALUE, 1, 1, "click", 7);
        at(Long.MAX_VALUE, 1, 3, "impression", 7);
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);

        assertThat(numbers(exposures().data(), Exposures.CLICKED)).containsExactly(1, 0);
        assertThat(numbers(run(events(), new Exposures().withWindow(longest)).data(), Exposures.CLICKED))
                .containsExactly(1, 0);
        assertThat(numbers(
                        run(events(), new Exposures().withHorizon(Instant.MAX)).data(), Exposures.CLICKED))
                .containsExactly(1, 0);
        assertThat(numbers(
                        run(events(), new Exposures().withWindow(Duration.ofDays(1)))
                                .data(),
                        Exposures.CLICKED))
                .containsExactly(0);
    }

    @Test
    void aWindowMustBeAtLeastAMillisecond() {
        assertThatThrownBy(() -> new Exposures().withWindow(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("window must be at least a millisecond: PT0S");
    }

    @Test
    void whenEveryWindowIsOpenTheStepIsNamed() {
        at(10, 1, 1, "impression", 7);

        assertThatThrownBy(() -> run(events(), new Exposures().withWindow(Duration.ofDays(7))))
                .hasMessage("step 1, exposures, left none of 1 events: Exposures[window=Optional[PT168H],"
                        + " horizon=Optional.empty, unfinished=LEAVE_OUT]");
    }
}
