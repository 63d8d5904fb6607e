package dev.sluice.data.label;

/**
 * Until when feedback counts, in milliseconds.
 *
 * @param window after which it does not, {@code FOREVER} if there is none
 * @param horizon after which nothing is known
 */
record Attribution(long window, long horizon) {
    private static final long FOREVER = Long.MAX_VALUE;

    static Attribution of(Exposures settings) {
        return new Attribution(
                settings.window().map(Millis::of).orElse(FOREVER),
                settings.horizon().map(Millis::of).orElse(Long.MAX_VALUE));
    }

    boolean isKnown(long time) {
        return time <= horizon;
    }

    boolean reaches(long shown, long time) {
        return window == FOREVER || time <= Millis.after(shown, window);
    }

    /** Whether the window of what was shown is over at a moment; one that never ends is never waited for. */
    boolean isOver(long shown, long moment) {
        // Not shown + window <= moment, which may overflow.
        return window == FOREVER || (moment >= Long.MIN_VALUE + window && shown <= moment - window);
    }
}
