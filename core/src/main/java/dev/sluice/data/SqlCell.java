package dev.sluice.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cell of one column in the row that was read last. But for {@link #isEmpty}, nothing is asked of an empty one. */
interface SqlCell {
    /**
     * What holds cells of this type.
     *
     * @param name that the database has for the type
     */
    static SqlCell of(int type, String name, String javaClass) {
        // The driver of PostgreSQL says of times with a zone that they are without one.
        return switch (name.equalsIgnoreCase("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new Whole();
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> new Real();
            case Types.NUMERIC, Types.DECIMAL -> new Decimal();
            case Types.DATE ->
                new Moment((answer, column) -> Optional.ofNullable(answer.getObject(column, LocalDate.class))
                        .map(date -> new IsoTime(date.atStartOfDay(), Optional.empty())));
            case Types.TIMESTAMP ->
                new Moment((answer, column) -> Optional.ofNullable(answer.getObject(column, LocalDateTime.class))
                        .map(time -> new IsoTime(time, Optional.empty())));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                new Moment((answer, column) -> Optional.ofNullable(answer.getObject(column, OffsetDateTime.class))
                        .map(time -> new IsoTime(time.toLocalDateTime(), Optional.of(time.getOffset()))));
            // Whole numbers that are too large for the types above have one of the driver's own.
            default -> javaClass.equals(BigInteger.class.getName()) ? new Decimal() : new Text();
        };
    }

    void read(ResultSet answer, int column) throws SQLException;

    boolean isEmpty();

    String text();

    /** Whether every cell of the column is a number. */
    default boolean isNumber() {
        return true;
    }

    /** The number; NaN if it is none. */
    double number();

    /** The nearest float of the number; NaN if it is none, infinite if it is too large. */
    default float value() {
        return (float) number();
    }

    long millis(Row row, TimeFormat times) throws DataException;

    default int rowIn(IdIndex.Builder ids) {
        return ids.rowOf(text());
    }

    /** Whole numbers of up to 64 bits. */
    final class Whole implements SqlCell {
        private long number;
        private boolean isNull;

        @Override
        public void read(ResultSet answer, int column) throws SQLException {
            number = answer.getLong(column);
            isNull = answer.wasNull();
        }

        @Override
        public boolean isEmpty() {
            return isNull;
        }

        @Override
        public String text() {
            return Long.toString(number);
        }

        @Override
        public double number() {
            return number;
        }

        @Override
        public float value() {
            return number;
        }

        @Override
        public long millis(Row row, TimeFormat times) throws DataException {
            return times.millis(row, number);
        }

        @Override
        public int rowIn(IdIndex.Builder ids) {
            return ids.rowOf(number);
        }
    }

    /** Floating-point numbers; NaN is missing. Whole ones are written as such, since as ids they are the same. */
    final class Real implements SqlCell {
        /** Up to here every whole number is one of these. */
        private static final double LAST_WHOLE = 0x1p53;

        private double number;

        @Override
        public void read(ResultSet answer, int column) throws SQLException {
            double read = answer.getDouble(column);
            number = answer.wasNull() ? Double.NaN : read;
        }

        @Override
        public boolean isEmpty() {
            return Double.isNaN(number);
        }

        @Override
        public String text() {
            return number == Math.rint(number) && Math.abs(number) <= LAST_WHOLE
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }

        @Override
        public double number() {
            return number;
        }

        @Override
        public long millis(Row row, TimeFormat times) throws DataException {
            return times.millis(row, number);
        }
    }

    /** Decimal numbers, and whole ones of any size. Zeros at the end of a fraction are not written. */
    final class Decimal implements SqlCell {
        private Optional<BigDecimal> number = Optional.empty();

        @Override
        public void read(ResultSet answer, int column) throws SQLException {
            number = Optional.ofNullable(answer.getBigDecimal(column));
        }

        @Override
        public boolean isEmpty() {
            return number.isEmpty();
        }

        @Override
        public String text() {
            return number.orElseThrow().stripTrailingZeros().toPlainString();
        }

        @Override
        public double number() {
            return number.orElseThrow().doubleValue();
        }

        @Override
        public float value() {
            return number.orElseThrow().floatValue();
        }

        @Override
        public long millis(Row row, TimeFormat times) throws DataException {
            return times.millis(row, number());
        }
    }

    /** Dates and times. */
    final class Moment implements SqlCell {
        /** Takes one out of an answer. */
        @FunctionalInterface
        interface Getter {
            Optional<IsoTime> of(ResultSet answer, int column) throws SQLException;
        }

        private final Getter getter;
        private Optional<IsoTime> time = Optional.empty();

        Moment(Getter getter) {
            this.getter = getter;
        }

        @Override
        public void read(ResultSet answer, int column) throws SQLException {
            time = getter.of(answer, column);
        }

        @Override
        public boolean isEmpty() {
            return time.isEmpty();
        }

        @Override
        public String text() {
            return time.orElseThrow().toString();
        }

        @Override
        public boolean isNumber() {
            return false;
        }

        @Override
        public double number() {
            return Double.NaN;
        }

        @Override
        public long millis(Row row, TimeFormat times) throws DataException {
            return times.millis(row, time.orElseThrow());
        }
    }

    /** Anything else, as the driver writes it. */
    final class Text implements SqlCell {
        private String text = "";

        @Override
        public void read(ResultSet answer, int column) throws SQLException {
            @Nullable String read = answer.getString(column);
            text = read == null ? "" : read;
        }

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public boolean isNumber() {
            return false;
        }

        @Override
        public double number() {
            return Decimals.parse(text);
        }

        @Override
        public float value() {
            return Decimals.parseFloat(text);
        }

        @Override
        public long millis(Row row, TimeFormat times) throws DataException {
            return times.millis(row, text);
        }
    }
}
