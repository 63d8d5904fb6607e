package dev.sluice.serving;

import dev.sluice.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Replays requests, window after window, until their latency falls no longer. Belongs to one thread. */
final class WarmingUp {
    /** Nanoseconds after which it is asked again whether all is pointless. */
    private static final long LONGEST_PAUSE = 10_000_000;

    private final WarmUp settings;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private final long[] window;
    private final long start;
    private int replayed;
    private int failed;
    private Optional<RuntimeException> firstFailure = Optional.empty();
    private long median;

    /** @param pause waits for so many nanoseconds, or until the thread is interrupted */
    WarmingUp(WarmUp settings, LongSupplier nanoTime, LongConsumer pause) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.window = new long[settings.window()];
        this.start = nanoTime.getAsLong();
    }

    /** Answers a request for practice. */
    interface Replay {
        /**
         * Answers it.
         *
         * @param time how long it may take
         */
        void of(Request request, Duration time);
    }

    /**
     * Replays until the latency falls no longer, the time is up, or it is pointless.
     *
     * @param requests replayed over and over; without any, nothing happens
     * @throws IllegalStateException if every request that was replayed failed
     */
    Rehearsal replay(List<Request> requests, Replay replay, BooleanSupplier pointless) {
        boolean settled = false;
        while (!requests.isEmpty() && !settled && isTimeLeft() && !pointless.getAsBoolean()) {
            long before = median;
            if (fillWindow(requests, replay, pointless)) {
                median = medianOf(window);
                settled = before > 0 && before - median <= settings.tolerance() * before;
            }
            requireSuccess();
        }
        return new Rehearsal(replayed, failed, settled, Duration.ofNanos(median));
    }

    private boolean fillWindow(List<Request> requests, Replay replay, BooleanSupplier pointless) {
        for (int i = 0; i < window.length; i++) {
            if (!isTimeLeft() || pointless.getAsBoolean()) {
                return false;
            }
            long begin = nanoTime.getAsLong();
            replay(requests.get(replayed % requests.size()), replay);
            window[i] = Math.max(1, nanoTime.getAsLong() - begin);
            replayed++;
            pauseAfter(window[i], pointless);
        }
        return true;
    }

    private void replay(Request request, Replay replay) {
        try {
            replay.of(request, timeLeft());
        } catch (RuntimeException e) {
            if (e instanceof CancellationException && Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failed++;
            firstFailure = firstFailure.or(() -> Optional.of(e));
        }
    }

    private void requireSuccess() {
        if (failed > 0 && failed == replayed) {
            RuntimeException first = firstFailure.orElseThrow();
            throw new IllegalStateException("all " + failed + " requests replayed have failed: " + first, first);
        }
    }

    private void pauseAfter(long nanos, BooleanSupplier pointless) {
        long rest = (long) (nanos * (1 / settings.pace() - 1));
        long left = Math.min(rest, timeLeft().toNanos());
        for (; left > 0 && !pointless.getAsBoolean(); left -= LONGEST_PAUSE) {
            pause.accept(Math.min(left, LONGEST_PAUSE));
        }
    }

    private boolean isTimeLeft() {
        return nanoTime.getAsLong() - start < settings.atMost().toNanos();
    }

    private Duration timeLeft() {
        return Duration.ofNanos(Math.max(1, settings.atMost().toNanos() - (nanoTime.getAsLong() - start)));
    }

    private static long medianOf(long[] latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
