package dev.sluice.data;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** A transaction in which queries are read, unless the connection is in one already; rolled back at the end. */
final class SqlSession implements Closeable {
    private final Connection connection;
    private final int fetchSize;
    private final boolean ownTransaction;

    private SqlSession(Connection connection, int fetchSize, boolean ownTransaction) {
        this.connection = connection;
        this.fetchSize = fetchSize;
        this.ownTransaction = ownTransaction;
    }

    static SqlSession begin(Connection connection, int fetchSize) throws DataException {
        try {
            boolean own = connection.getAutoCommit();
            if (own) {
                connection.setAutoCommit(false);
            }
            return new SqlSession(connection, fetchSize, own);
        } catch (SQLException e) {
            throw failed("database", e);
        }
    }

    /**
     * Begins to read what a query answers.
     *
     * @param what it should answer, as in "events"
     */
    SqlRows query(String sql, String what) throws DataException {
        String name = what + " query";
        try {
            Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            try {
                statement.setFetchSize(fetchSize);
                return SqlRows.of(statement, statement.executeQuery(sql), name, what);
            } catch (SQLException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    static DataException failed(String where, SQLException e) {
        return new DataException(
                where + ": "
                        + Line.oneLine(Objects.requireNonNullElse(
                                e.getMessage(), e.getClass().getSimpleName())),
                e);
    }

    @Override
    public void close() throws DataException {
        if (ownTransaction) {
            try {
                rollBack();
            } catch (SQLException e) {
                throw failed("database", e);
            }
        }
    }

    private void rollBack() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
