package dev.sluice.data;

/** A named column of a table: one value, or none, for each of its rows. */
public sealed interface Column permits NumberColumn, TextColumn, TagColumn {
    /** How many rows. */
    int rows();

    /**
     * The value of a row as a cell of a file: what readers make the same value of, as far as its kind can be told from
     * cells. A number is written in digits, tags with a bar between them, a missing value is empty.
     */
    String cell(int row);

    /** The column made of these rows of this one, in this order. */
    Column select(int[] rows);
}
