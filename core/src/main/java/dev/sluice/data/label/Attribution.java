package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.stream.LongStream;

/**
 * Until when feedback counts, in milliseconds.
 *
 * @param window after which it does not, {@code FOREVER} if there is none
 * @param horizon after which nothing is known
 * @param end when the last windows are over that are: the horizon, or the last event
 */
record Attribution(long window, long horizon, long end) {
    private static final long FOREVER = Long.MAX_VALUE;

    static Attribution of(Exposures settings, Interactions log) {
        long window = settings.window().map(Millis::of).orElse(FOREVER);
        return settings.horizon()
                .map(Millis::of)
                .map(horizon -> new Attribution(window, horizon, horizon))
                .orElseGet(() -> new Attribution(window, Long.MAX_VALUE, last(log)));
    }

    private static long last(Interactions log) {
        return LongStream.range(0, log.size())
                .map(event -> log.time((int) event))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    boolean isKnown(long time) {
        return time <= horizon;
    }

    boolean reaches(long shown, long time) {
        return window == FOREVER || time <= Millis.after(shown, window);
    }

    boolean isFinished(long shown) {
        // Not shown + window <= end, which may overflow.
        return window == FOREVER || (end >= Long.MIN_VALUE + window && shown <= end - window);
    }
}
