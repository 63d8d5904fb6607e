package dev.sluice.data;

import java.util.Set;

/** What the cells of a column are taken for. */
enum ColumnKind {
    TEXT,
    NUMBER,
    /** Several tags in a cell, a bar between them. */
    TAGS,
    /** Numbers if every cell that is not empty is one, otherwise text. */
    NUMBER_OR_TEXT;

    private static final Set<String> NAMES_OF_TAGS = Set.of("genres", "tags", "merged_ids");

    /** What a column of this name is taken for when nothing else is known of it. */
    static ColumnKind ofName(String column) {
        return NAMES_OF_TAGS.contains(column) ? TAGS : NUMBER_OR_TEXT;
    }
}
