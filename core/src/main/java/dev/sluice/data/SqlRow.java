package dev.sluice.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The row of a query's answer that was read last; the next one takes its place. */
final class SqlRow implements Row {
    private final String query;
    private final SqlCell[] cells;
    private long number;

    SqlRow(String query, List<SqlCell> cells) {
        this.query = query;
        this.cells = cells.toArray(SqlCell[]::new);
    }

    /** Reads every cell, so that what the database has to say against it is not taken for a malformed row. */
    void read(ResultSet answer) throws SQLException {
        for (int column = 0; column < cells.length; column++) {
            cells[column].read(answer, column + 1);
        }
        number++;
    }

    /** How many rows were read. */
    long number() {
        return number;
    }

    @Override
    public int size() {
        return cells.length;
    }

    @Override
    public String cell(int column) {
        return isEmpty(column) ? "" : cells[column].text();
    }

    @Override
    public boolean isEmpty(int column) {
        return cells[column].isEmpty();
    }

    @Override
    public ColumnKind kind(int column) {
        return cells[column].isNumber() ? ColumnKind.NUMBER : ColumnKind.TEXT;
    }

    @Override
    public int rowIn(IdIndex.Builder ids, int column) {
        return cells[column].rowIn(ids);
    }

    @Override
    public double number(int column) throws DataException {
        if (isEmpty(column)) {
            return Double.NaN;
        }
        double found = cells[column].number();
        if (!Double.isFinite(found)) {
            throw malformed("expected a finite number, found " + shown(column));
        }
        return found;
    }

    @Override
    public float value(int column) throws DataException {
        float value = isEmpty(column) ? Float.NaN : cells[column].value();
        if (!Float.isFinite(value)) {
            throw malformed(LineFault.VALUE, "value must be a finite number: " + shown(column));
        }
        return value;
    }

    @Override
    public long millis(int column, TimeFormat times) throws DataException {
        if (isEmpty(column)) {
            throw malformed("time must not be null");
        }
        return cells[column].millis(this, times);
    }

    private String shown(int column) {
        return isEmpty(column) ? "null" : Line.quoted(cell(column));
    }

    @Override
    public DataException malformed(LineFault fault, String problem) {
        return new DataException(query + ":" + number + ": " + problem, fault);
    }
}
