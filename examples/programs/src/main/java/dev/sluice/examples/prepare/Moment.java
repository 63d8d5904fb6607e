package dev.sluice.examples.prepare;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments as people write them. */
public final class Moment {
    private Moment() {}

    /**
     * A moment as ISO 8601 has it, with its zone; a date stands for its beginning in UTC.
     *
     * @throws DateTimeException if the text is neither
     */
    public static Instant parse(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
