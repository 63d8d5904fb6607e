package dev.sluice.data;

import java.io.IOException;
import java.sql.Connection;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads events, and what is known of their items and users, from what queries answer: of any database that has a JDBC
 * driver.
 *
 * <pre>{@code
 * var read = SqlReader.of(connection)
 *         .items("select item_id, title, category from products")
 *         .read("select user_id, item_id, stars as value, bought_at as time from orders order by bought_at");
 * }</pre>
 *
 * <p>Columns are found by name, as in {@link DataFormat#CSV}; a name in capitals, as some databases make of every one,
 * is taken for the same in small letters. Any other column becomes one of numbers where its type is one of numbers,
 * otherwise of texts ({@code request} always), and NULL is missing there. A time is a {@code TIMESTAMP}, a
 * {@code DATE}, a number of seconds, whose fraction counts to the millisecond, or a text; see {@link #times}. Where
 * there is no column of values they are 1, where there is none of times they are 0.
 *
 * <p>A row is malformed if its user, item, value or time is NULL or not what it should be, or if it describes an item
 * or user for the second time. Rows are counted from 1.
 *
 * <p>Rows are read as a stream, and all queries in one transaction that is rolled back at the end: drivers such as that
 * of PostgreSQL hold the whole answer in memory otherwise. A connection on which a transaction had begun already, one
 * without auto-commit, is left in it. The connection stays open, and belongs to this reader while it reads.
 */
public final class SqlReader {
    private static final int FETCH_SIZE = 10_000;

    private final Connection connection;
    private final Optional<String> items;
    private final Optional<String> users;
    private final BadLines badRows;
    private final TimeFormat times;
    private final int fetchSize;

    private SqlReader(
            Connection connection,
            Optional<String> items,
            Optional<String> users,
            BadLines badRows,
            TimeFormat times,
            int fetchSize) {
        this.connection = connection;
        this.items = items;
        this.users = users;
        this.badRows = badRows;
        this.times = times;
        this.fetchSize = fetchSize;
    }

    /** Reads events alone, with times in seconds or in UTC; fails on a malformed row. */
    public static SqlReader of(Connection connection) {
        TimeFormat times = TimeFormat.SECONDS.withZone(ZoneOffset.UTC);
        return new SqlReader(connection, Optional.empty(), Optional.empty(), BadLines.FAIL, times, FETCH_SIZE);
    }

    /** This reader, reading items too: what this query answers, the id in the first column. */
    public SqlReader items(String query) {
        return new SqlReader(connection, Optional.of(query), users, badRows, times, fetchSize);
    }

    /** This reader, reading users too: what this query answers, the id in the first column. */
    public SqlReader users(String query) {
        return new SqlReader(connection, items, Optional.of(query), badRows, times, fetchSize);
    }

    /** This reader, treating malformed rows so. */
    public SqlReader badRows(BadLines treatment) {
        return new SqlReader(connection, items, users, treatment, times, fetchSize);
    }

    /**
     * This reader, where times that are numbers or texts are written like this. Its zone is also that of a
     * {@code DATE}, and of a {@code TIMESTAMP} that is without one.
     */
    public SqlReader times(TimeFormat format) {
        return new SqlReader(connection, items, users, badRows, format, fetchSize);
    }

    /**
     * This reader, asking the driver for so many rows at a time, 10,000 unless told otherwise. What other numbers mean
     * is the driver's affair; that of MySQL streams with {@link Integer#MIN_VALUE} alone.
     */
    public SqlReader fetchSize(int rows) {
        return new SqlReader(connection, items, users, badRows, times, rows);
    }

    /**
     * Runs the queries and reads what they answer.
     *
     * @param events the query for the events
     * @throws DataException if the database refuses a query or fails half way, if there is no event, or if a row is
     *     malformed and not skipped; the message is one line, as in {@code events query:17: user must not be empty}
     */
    public ReadResult read(String events) throws IOException {
        Reading reading = new Reading(badRows);
        try (SqlSession session = SqlSession.begin(connection, fetchSize)) {
            try (SqlRows rows = session.query(events, "events")) {
                reading.events(rows, EventColumns.named(rows.header()), times);
                reading.requireEvents(rows.nothing());
            }
            Entities itemEntities = items.isEmpty() ? reading.items() : readItems(items.get(), session, reading);
            Entities userEntities = users.isEmpty() ? reading.users() : readUsers(users.get(), session, reading);
            return reading.result(itemEntities, userEntities);
        }
    }

    private static Entities readItems(String query, SqlSession session, Reading reading) throws IOException {
        try (SqlRows rows = session.query(query, "items")) {
            return reading.items(rows, EntityColumns.named(rows.header(), "item"));
        }
    }

    private static Entities readUsers(String query, SqlSession session, Reading reading) throws IOException {
        try (SqlRows rows = session.query(query, "users")) {
            return reading.users(rows, EntityColumns.named(rows.header(), "user"));
        }
    }
}
