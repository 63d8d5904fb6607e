package dev.sluice.data;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How the times of events are written: as a whole number, of this unit, since the epoch, or as ISO 8601 writes a date
 * and time, such as {@code 2024-05-01T18:30:00.250+02:00}. Between date and time a blank may stand for the T; seconds
 * and their fraction may be left out, and what is finer than a millisecond is cut off.
 *
 * <p>A date, or a date and time, that does not say its zone is malformed unless one is stated here. A time that its
 * zone skips or has twice, when clocks change, is what {@link java.time.LocalDateTime#atZone} makes of it.
 *
 * @param unit of numbers
 * @param zone of what does not say its own; a date alone is its first moment there
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339, the profile of ISO 8601 that has both</a>
 */
public record TimeFormat(Unit unit, Optional<ZoneId> zone) {
    /** Whole seconds, or ISO 8601 with a zone. */
    public static final TimeFormat SECONDS = new TimeFormat(Unit.SECONDS, Optional.empty());

    /** Whole milliseconds, or ISO 8601 with a zone. Never assumed: as seconds they lie in a far future. */
    public static final TimeFormat MILLISECONDS = new TimeFormat(Unit.MILLISECONDS, Optional.empty());

    /** What a number counts. */
    public enum Unit {
        SECONDS(1000),
        MILLISECONDS(1);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }

        @Override
        public String toString() {
            return this == SECONDS ? "seconds" : "milliseconds";
        }
    }

    /** The last millisecond of the year 9999. Milliseconds mistaken for seconds are beyond it, from 1978 on. */
    private static final long LAST = 253_402_300_799_999L;

    private static final long MOST_DIGITS = 19;

    /** This format, where a time that does not say its zone is one of this zone. */
    public TimeFormat withZone(ZoneId zoneOfLocal) {
        return new TimeFormat(unit, Optional.of(zoneOfLocal));
    }

    /** The time in a row's cell. */
    long millis(Row row, String cell) throws DataException {
        return isNumber(cell) ? ofNumber(row, cell) : ofText(row, cell);
    }

    private long ofNumber(Row row, String cell) throws DataException {
        try {
            return millis(row, Long.parseLong(cell));
        } catch (NumberFormatException e) {
            throw malformed(row, LineFault.OTHER, cell);
        }
    }

    /** The time that a number stands for. */
    long millis(Row row, long number) throws DataException {
        long most = LAST / unit.millis;
        if (number > most || number < -most) {
            throw malformed(row, LineFault.TIME, Long.toString(number));
        }
        return number * unit.millis;
    }

    /** The time that a number stands for, whose fraction counts to the millisecond. */
    long millis(Row row, double number) throws DataException {
        double millis = number * unit.millis;
        if (!(Math.abs(millis) <= LAST)) {
            throw malformed(row, LineFault.TIME, Double.toString(number));
        }
        return Math.round(millis);
    }

    private long ofText(Row row, String cell) throws DataException {
        try {
            return millis(row, IsoTime.parse(cell));
        } catch (DateTimeException e) {
            throw malformed(row, LineFault.OTHER, cell);
        }
    }

    /** A time that says its zone, or is in the one that was stated. */
    long millis(Row row, IsoTime time) throws DataException {
        if (time.isLocal() && zone.isEmpty()) {
            throw row.malformed("time has no zone, and none was stated: " + Line.quoted(time.toString()));
        }
        long millis = farthest(time);
        if (millis > LAST || millis < -LAST) {
            throw malformed(row, LineFault.TIME, time.toString());
        }
        return millis;
    }

    /** The milliseconds of a time, the most there can be if it is too far away, as infinity is in a database. */
    private long farthest(IsoTime time) {
        try {
            return time.millis(zone.orElse(ZoneOffset.UTC));
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private DataException malformed(Row row, LineFault fault, String cell) {
        return row.malformed(
                fault,
                "time must be whole " + unit + " since 1970, before the year 10000, or ISO 8601"
                        + (zone.isEmpty() ? " with a zone: " : ": ") + Line.quoted(cell));
    }

    private static boolean isNumber(String cell) {
        int sign = cell.startsWith("-") || cell.startsWith("+") ? 1 : 0;
        for (int i = sign; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return cell.length() > sign && cell.length() - sign <= MOST_DIGITS;
    }
}
