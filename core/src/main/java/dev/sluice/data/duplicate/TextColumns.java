package dev.sluice.data.duplicate;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;

/** Columns of texts. */
final class TextColumns {
    private TextColumns() {}

    /**
     * The column of this name.
     *
     * @throws IllegalArgumentException if there is none of this name, or it holds something else
     */
    static TextColumn of(Entities items, String name) {
        Column column = items.require(name);
        if (column instanceof TextColumn texts) {
            return texts;
        }
        throw new IllegalArgumentException(
                "column " + name + " must hold texts: it is empty, or holds numbers or tags");
    }
}
