package dev.sluice.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A date, or a date and time, as ISO 8601 writes it. Read by place, since a formatter of the platform takes ten times
 * as long.
 *
 * @param offset from UTC; none if the text does not say it
 */
record IsoTime(LocalDateTime local, Optional<ZoneOffset> offset) {
    private static final int DATE = "yyyy-mm-dd".length();
    private static final int MINUTES = "yyyy-mm-ddThh:mm".length();
    private static final int SECONDS = "yyyy-mm-ddThh:mm:ss".length();
    private static final int MOST_FRACTION = 9;

    /** Reads the whole text, or throws. */
    static IsoTime parse(String text) {
        LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        require(text.charAt(4) == '-' && text.charAt(7) == '-');
        if (text.length() == DATE) {
            return new IsoTime(date.atStartOfDay(), Optional.empty());
        }
        require(text.charAt(DATE) == 'T' || text.charAt(DATE) == ' ');
        int hour = number(text, 11, 13);
        int minute = number(text, 14, MINUTES);
        require(text.charAt(13) == ':');
        boolean seconds = at(text, MINUTES) == ':';
        int second = seconds ? number(text, 17, SECONDS) : 0;
        int fraction = seconds && at(text, SECONDS) == '.' ? digits(text, SECONDS + 1) : 0;
        int end = !seconds ? MINUTES : fraction == 0 ? SECONDS : SECONDS + 1 + fraction;
        LocalTime time = LocalTime.of(hour, minute, second, nanos(text, fraction));
        return new IsoTime(date.atTime(time), offset(text.substring(end)));
    }

    /** Whether the text does not say how far it is from UTC. */
    boolean isLocal() {
        return offset.isEmpty();
    }

    /** Milliseconds since the epoch; what is local is so in the given zone. */
    long millis(ZoneId zone) {
        return local.atZone(offset.isPresent() ? offset.get() : zone)
                .toInstant()
                .toEpochMilli();
    }

    @Override
    public String toString() {
        return local + offset.map(ZoneOffset::toString).orElse("");
    }

    private static Optional<ZoneOffset> offset(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equals("Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        require(text.charAt(0) == '+' || text.charAt(0) == '-');
        return Optional.of(ZoneOffset.of(text));
    }

    private static int nanos(String text, int fraction) {
        int nanos = fraction == 0 ? 0 : number(text, SECONDS + 1, SECONDS + 1 + fraction);
        for (int digit = fraction; digit < MOST_FRACTION; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** How many digits stand from here on, at least one and at most nine. */
    private static int digits(String text, int from) {
        int end = from;
        while (at(text, end) >= '0' && at(text, end) <= '9') {
            end++;
        }
        require(end > from && end - from <= MOST_FRACTION);
        return end - from;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = at(text, i);
            require(digit >= '0' && digit <= '9');
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /** A character, a blank past the end. */
    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new DateTimeException("no time of ISO 8601");
        }
    }
}
