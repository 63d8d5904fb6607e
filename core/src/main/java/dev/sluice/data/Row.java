package dev.sluice.data;

/** A row of cells: a line of a file, or a row of what a query answers. Valid until the next one is read. */
interface Row extends Cells {
    /** The number of a cell, NaN if it is empty. */
    double number(int column) throws DataException;

    /** The cell of a column of values: a finite number. */
    float value(int column) throws DataException;

    /** The cell of a column of times, in milliseconds since the epoch. */
    long millis(int column, TimeFormat times) throws DataException;

    /** The row of the id in a cell that is not empty. */
    int rowIn(IdIndex.Builder ids, int column);

    /** Whether a cell has nothing in it. */
    boolean isEmpty(int column);

    /** The error that this row is not what it should be. */
    DataException malformed(LineFault fault, String problem);

    @Override
    default DataException malformed(String problem) {
        return malformed(LineFault.OTHER, problem);
    }

    /** Refuses a row without an id where one should be. */
    default void requireId(int column, String what) throws DataException {
        if (isEmpty(column)) {
            throw malformed(LineFault.ID, what + " must not be empty");
        }
    }

    /** Refuses a row of fewer or more columns. */
    default void requireColumns(int least, int most) throws DataException {
        if (size() < least || size() > most) {
            String expected = least == most ? "" + least : least + " to " + most;
            throw malformed("expected " + expected + " columns, found " + size());
        }
    }
}
