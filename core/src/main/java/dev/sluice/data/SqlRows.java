package dev.sluice.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a query answers, row after row. Whatever goes wrong on the way is a {@link DataException}. */
final class SqlRows implements Rows {
    private final Statement statement;
    private final ResultSet answer;
    private final String name;
    private final String what;
    private final List<String> labels;
    private final SqlRow row;

    private SqlRows(Statement statement, ResultSet answer, String name, String what, List<String> labels, SqlRow row) {
        this.statement = statement;
        this.answer = answer;
        this.name = name;
        this.what = what;
        this.labels = labels;
        this.row = row;
    }

    static SqlRows of(Statement statement, ResultSet answer, String name, String what) throws SQLException {
        ResultSetMetaData columns = answer.getMetaData();
        List<String> labels = new ArrayList<>();
        List<SqlCell> cells = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            labels.add(inSmallLetters(columns.getColumnLabel(column)));
            cells.add(SqlCell.of(
                    columns.getColumnType(column),
                    columns.getColumnTypeName(column),
                    columns.getColumnClassName(column)));
        }
        return new SqlRows(statement, answer, name, what, labels, new SqlRow(name, cells));
    }

    /** A name that has capitals alone may be what the database made of it. */
    private static String inSmallLetters(String label) {
        return label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
    }

    /** The names of the columns. */
    Cells header() {
        return new Header(name, labels, row);
    }

    private record Header(String name, List<String> labels, SqlRow row) implements Cells {
        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public String cell(int column) {
            return labels.get(column);
        }

        @Override
        public ColumnKind kind(int column) {
            return row.kind(column);
        }

        @Override
        public DataException malformed(String problem) {
            return new DataException(name + ": " + problem);
        }
    }

    @Override
    public Optional<SqlRow> next() throws DataException {
        try {
            if (!answer.next()) {
                return Optional.empty();
            }
            row.read(answer);
            return Optional.of(row);
        } catch (SQLException e) {
            throw SqlSession.failed(name + ": after row " + row.number(), e);
        }
    }

    @Override
    public DataException wrong(String problem) {
        return new DataException(name + ": " + problem);
    }

    @Override
    public DataException nothing() {
        return wrong("no " + what);
    }

    @Override
    public void close() throws DataException {
        try (statement) {
            answer.close();
        } catch (SQLException e) {
            throw SqlSession.failed(name, e);
        }
    }
}
