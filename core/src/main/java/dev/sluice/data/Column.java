package dev.sluice.data;

/** A named column of a table: one value, or none, for each of its rows. */
public sealed interface Column permits NumberColumn, TextColumn, TagColumn {
    /** How many rows. */
    int rows();

    /** The column made of these rows of this one, in this order. */
    Column select(int[] rows);
}
