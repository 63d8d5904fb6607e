package dev.sluice.data;

/** Cells side by side: those of a row, or the names above its columns. */
interface Cells {
    int size();

    /** The text of a cell, empty if it has none. */
    String cell(int column);

    /** What the source says that the cells of a column are. */
    default ColumnKind kind(int column) {
        return ColumnKind.NUMBER_OR_TEXT;
    }

    /** The error that these are not what they should be. */
    DataException malformed(String problem);
}
