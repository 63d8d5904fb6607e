package dev.sluice.data;

import java.util.Set;

/** What the cells of a column are taken for. */
enum ColumnKind {
    TEXT,
    NUMBER,
    /** Several tags in a cell, a bar between them. */
    TAGS,
    /** Numbers if every cell that is not empty {@linkplain Decimals#isNumber is one}, otherwise text. */
    NUMBER_OR_TEXT;

    private static final Set<String> NAMES_OF_TAGS = Set.of("genres", "tags", "merged_ids");

    /** The column of events whose cells are ids, of whatever digits they are made. */
    private static final String REQUEST = "request";

    /** What a column of this name is taken for when nothing else is known of it. */
    static ColumnKind ofName(String column) {
        return NAMES_OF_TAGS.contains(column) ? TAGS : NUMBER_OR_TEXT;
    }

    /** What a column of events of this name is taken for where its cells are of this kind. */
    static ColumnKind ofEvents(String column, ColumnKind cells) {
        return column.equals(REQUEST) ? TEXT : cells;
    }
}
