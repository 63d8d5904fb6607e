package dev.sluice.data;

/** Collects the cells of a column. */
interface CellCollector {
    static CellCollector of(ColumnKind kind) {
        return kind == ColumnKind.NUMBER ? new NumberCollector() : new ColumnCollector(kind);
    }

    /** Sets the cell of a row of the column; those never set stay empty. A malformed one changes nothing. */
    void set(int at, Row row, int column) throws DataException;

    /** The column, of as many rows. */
    Column build(int rows);
}
