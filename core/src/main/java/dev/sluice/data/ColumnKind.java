package dev.sluice.data;

/** What the cells of a column are taken for. */
enum ColumnKind {
    TEXT,
    NUMBER,
    /** Several tags in a cell, a bar between them. */
    TAGS,
    /** Numbers if every cell that is not empty is one, otherwise text. */
    NUMBER_OR_TEXT;

    /** What a column of this name is taken for when nothing else is known of it. */
    static ColumnKind ofName(String column) {
        return column.equals("genres") || column.equals("tags") ? TAGS : NUMBER_OR_TEXT;
    }
}
