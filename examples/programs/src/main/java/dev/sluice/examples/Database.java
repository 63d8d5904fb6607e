package dev.sluice.examples;

import dev.sluice.data.ReadResult;
import dev.sluice.data.SqlReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * The database that queries go to: DuckDB within this process, which reads Parquet, CSV and JSON files and folders of
 * them, unless a URL names another whose driver is on the class path.
 */
final class Database {
    private static final String DUCKDB = "jdbc:duckdb:";
    private static final String STREAMING = "jdbc_stream_results";
    /** What the driver of DuckDB says where a query whose answer is streamed fails before its first row. */
    private static final String REASON_LOST = "Invalid result set";

    private final String url;

    Database(Optional<String> url) {
        this.url = url.orElse(DUCKDB);
    }

    /** Reads what the query for events answers. */
    ReadResult read(String events, UnaryOperator<SqlReader> settings) throws IOException {
        try {
            return read(events, settings, true);
        } catch (IOException e) {
            throw url.startsWith(DUCKDB) && message(e).contains(REASON_LOST) ? withReason(e, events, settings) : e;
        }
    }

    private ReadResult read(String events, UnaryOperator<SqlReader> settings, boolean streaming) throws IOException {
        try (Connection connection = open(streaming)) {
            return settings.apply(SqlReader.of(connection)).read(events);
        } catch (SQLException e) {
            throw new IOException(message(e), e);
        }
    }

    private Connection open(boolean streaming) throws SQLException {
        Properties properties = new Properties();
        if (url.startsWith(DUCKDB)) {
            properties.setProperty(STREAMING, Boolean.toString(streaming));
        }
        return DriverManager.getConnection(url, properties);
    }

    /** Asks again for whole answers, to which the driver says what is wrong with the query that failed. */
    private IOException withReason(IOException lost, String events, UnaryOperator<SqlReader> settings) {
        try {
            read(events, settings, false);
            return lost;
        } catch (IOException e) {
            return e;
        }
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
