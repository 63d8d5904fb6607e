package dev.sluice.examples.prepare;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as they are written. */
public final class Span {
    private Span() {}

    /**
     * {@code 90d}, {@code 12h}, {@code 30m}, {@code 45s}, or as ISO 8601 has it.
     *
     * @throws java.time.format.DateTimeParseException if it is none
     */
    public static Duration parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("P")) {
            return Duration.parse(upper);
        }
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    }
}
