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
    private static final WarmUp SETTINGS = WarmUp.defaults()
            .withWindow(3)
            .withTolerance(0.1)
            .withAtMost(Duration.ofSeconds(1))
            .withPace(1);

    private final List<String> users = new ArrayList<>();
    private long now;

    private void pass(long nanos) {
        now += nanos;
    }

    /** Each request takes as many milliseconds as the next number; the last number goes on. */
    private Rehearsal warmUp(WarmUp settings, long... millis) {
        return new WarmingUp(settings, () -> now, this::pass)
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
    void endsWhenTheMedianOfAWindowIsNotMuchBelowThatOfTheOneBefore() {
        // medians 20, 12, 11: 12 is 40 % below 20, 11 is 8 % below 12
        Rehearsal rehearsal = warmUp(SETTINGS, 90, 20, 8, 12, 12, 50, 11, 10, 30, 1);

        assertThat(rehearsal).isEqualTo(new Rehearsal(9, 0, true, Duration.ofMillis(11)));
        assertThat(users).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
    }

    @Test
    void theShareByWhichAMedianMayBeLowerCounts() {
        // medians 20, 18: exactly 10 % less
        assertThat(warmUp(SETTINGS, 20, 20, 20, 18).replayed()).isEqualTo(6);
        // medians 20, 17, 17
        users.clear();
        assertThat(warmUp(SETTINGS, 20, 20, 20, 17).replayed()).isEqualTo(9);
    }

    @Test
    void aMachineThatBecomesBusierIsNotWaitedFor() {
        // medians 10, 40
        assertThat(warmUp(SETTINGS, 10, 10, 10, 40)).isEqualTo(new Rehearsal(6, 0, true, Duration.ofMillis(40)));
    }

    @Test
    void pausesTakeWhatThePaceLeavesOfTheTime() {
        // 6 replays of 10 ms and a pause of 30 ms after each
        warmUp(SETTINGS.withPace(0.25), 10);

        assertThat(users).hasSize(6);
        assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofMillis(240));
    }

    @Test
    void aPauseEndsWhenTheTimeIsUp() {
        // 300 ms, a pause of 600, 100 ms; then the second is over
        Rehearsal rehearsal = warmUp(SETTINGS.withPace(1 / 3.0), 300, 150, 1);

        assertThat(rehearsal.replayed()).isEqualTo(2);
        assertThat(Duration.ofNanos(now)).isBetween(Duration.ofMillis(1050), Duration.ofMillis(1051));
    }

    @Test
    void aPauseEndsWhenAllIsPointless() {
        new WarmingUp(SETTINGS.withPace(0.1), () -> now, this::pass)
                .replay(REQUESTS, (request, time) -> pass(50_000_000), () -> now >= 100_000_000);

        assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void endsWhenTheTimeIsUp() {
        Rehearsal rehearsal = warmUp(SETTINGS, 300, 300, 300, 200);

        assertThat(rehearsal).isEqualTo(new Rehearsal(4, 0, false, Duration.ofMillis(300)));
    }

    @Test
    void eachRequestHasTheTimeThatIsLeft() {
        List<Duration> times = new ArrayList<>();
        new WarmingUp(SETTINGS, () -> now, this::pass)
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
        Rehearsal rehearsal = new WarmingUp(SETTINGS, () -> now, this::pass)
                .replay(REQUESTS, (request, time) -> users.add("x"), () -> users.size() == 2);

        assertThat(rehearsal.replayed()).isEqualTo(2);
        assertThat(rehearsal.settled()).isFalse();
    }

    @Test
    void withoutRequestsNothingHappens() {
        assertThat(new WarmingUp(SETTINGS, () -> now, this::pass)
                        .replay(List.of(), (request, time) -> users.add("x"), () -> false))
                .isEqualTo(Rehearsal.NONE)
                .hasToString("not warmed up");
    }

    @Test
    void failuresAreCountedUnlessAllFail() {
        Rehearsal rehearsal = new WarmingUp(SETTINGS, () -> now, this::pass)
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
        assertThatThrownBy(() -> new WarmingUp(SETTINGS, () -> now, this::pass)
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
        assertThatThrownBy(() -> some.withPace(0)).hasMessage("pace must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> some.withPace(1.5)).hasMessage("pace must be above 0 and at most 1: 1.5");
        assertThatThrownBy(() -> some.withPace(Double.NaN)).hasMessage("pace must be above 0 and at most 1: NaN");
        assertThatThrownBy(() -> some.withSample(0, 1)).hasMessage("every must be at least 1: 0");
        assertThatThrownBy(() -> some.withSample(1, -1)).hasMessage("kept must be at least 0: -1");
    }
}
