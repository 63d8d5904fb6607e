package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A warm-up ends when the latency has settled, on a clock that the requests themselves turn. */
class WarmingUpTest {
    private static final List<Request> REQUESTS = List.of(
            Request.forUser("a").build(),
            Request.forUser("b").build(),
            Request.forUser("c").build());
    private static final WarmUp SETTINGS =
            WarmUp.defaults().withWindow(3).withTolerance(0.1).withAtMost(Duration.ofSeconds(1));

    private final List<String> users = new ArrayList<>();
    private long now;

    /** Each request takes as many milliseconds as the next number; the last number goes on. */
    private Rehearsal warmUp(WarmUp settings, long... millis) {
        return new WarmingUp(settings, () -> now)
                .replay(
                        REQUESTS,
                        (request, time) -> {
                            now += Duration.ofMillis(millis[Math.min(users.size(), millis.length - 1)])
                                    .toNanos();
                            users.add(request.user().orElseThrow());
                        },
                        () -> false);
    }

    @Test
    void endsWhenTheMedianOfAWindowIsNearThatOfTheOneBefore() {
        // medians 20, 12, 11: 12 is 40 % below 20, 11 is 8 % below 12
        Rehearsal rehearsal = warmUp(SETTINGS, 90, 20, 8, 12, 12, 50, 11, 10, 30, 1);

        assertThat(rehearsal).isEqualTo(new Rehearsal(9, 0, true, Duration.ofMillis(11)));
        assertThat(users).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
    }

    @Test
    void aMedianThatRisesHasNotSettledEither() {
        // medians 10, 12, 12
        assertThat(warmUp(SETTINGS, 10, 10, 10, 12, 12, 12, 12).replayed()).isEqualTo(9);
        // exactly 10 % more
        users.clear();
        assertThat(warmUp(SETTINGS, 10, 10, 10, 11, 11, 11, 12).replayed()).isEqualTo(6);
    }

    @Test
    void endsWhenTheTimeIsUp() {
        Rehearsal rehearsal = warmUp(SETTINGS, 300, 300, 300, 200);

        assertThat(rehearsal).isEqualTo(new Rehearsal(4, 0, false, Duration.ofMillis(300)));
    }

    @Test
    void eachRequestHasTheTimeThatIsLeft() {
        List<Duration> times = new ArrayList<>();
        new WarmingUp(SETTINGS, () -> now)
                .replay(
                        REQUESTS,
                        (request, time) -> {
                            times.add(time);
                            now += Duration.ofMillis(400).toNanos();
                        },
                        () -> false);

        assertThat(times).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(600), Duration.ofMillis(200));
    }

    @Test
    void endsWhenItIsPointless() {
        Rehearsal rehearsal = new WarmingUp(SETTINGS, () -> now)
                .replay(REQUESTS, (request, time) -> users.add("x"), () -> users.size() == 2);

        assertThat(rehearsal.replayed()).isEqualTo(2);
        assertThat(rehearsal.settled()).isFalse();
    }

    @Test
    void withoutRequestsNothingHappens() {
        assertThat(new WarmingUp(SETTINGS, () -> now).replay(List.of(), (request, time) -> users.add("x"), () -> false))
                .isEqualTo(Rehearsal.NONE)
                .hasToString("not warmed up");
    }

    @Test
    void failuresAreCountedUnlessAllFail() {
        Rehearsal rehearsal = new WarmingUp(SETTINGS, () -> now)
                .replay(
                        REQUESTS,
                        (request, time) -> {
                            now += 1000;
                            if (!request.user().orElseThrow().equals("b")) {
                                throw new IllegalArgumentException("no");
                            }
                        },
                        () -> false);

        assertThat(rehearsal).isEqualTo(new Rehearsal(6, 4, true, Duration.ofNanos(1000)));
        assertThat(rehearsal).hasToString("warmed up with 6 requests, 4 failed, latency settled at 0.001 ms");
        assertThatThrownBy(() -> new WarmingUp(SETTINGS, () -> now)
                        .replay(
                                REQUESTS,
                                (request, time) -> {
                                    throw new IllegalArgumentException("no");
                                },
                                () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all 3 requests replayed have failed: java.lang.IllegalArgumentException: no");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        WarmUp some = WarmUp.defaults();
        assertThatThrownBy(() -> some.withWindow(0)).hasMessage("window must be at least 1: 0");
        assertThatThrownBy(() -> some.withTolerance(Double.NaN))
                .hasMessage("tolerance must be finite and at least 0: NaN");
        assertThatThrownBy(() -> some.withAtMost(Duration.ZERO))
                .hasMessage("a warm-up takes more than nothing and at most a day: PT0S");
        assertThatThrownBy(() -> some.withSample(0, 1)).hasMessage("every must be at least 1: 0");
        assertThatThrownBy(() -> some.withSample(1, -1)).hasMessage("kept must be at least 0: -1");
    }
}
