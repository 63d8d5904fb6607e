package dev.sluice.data.duplicate;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The column of the ids that have become each item, those of earlier merges among them. */
final class MergedIds {
    private MergedIds() {}

    /**
     * The column after these merges, of the rows before them.
     *
     * @throws IllegalArgumentException if the items have a column of that name that holds no tags
     */
    static TagColumn of(Entities items, ItemMerges merges) {
        List<List<String>> merged = new ArrayList<>(Collections.nCopies(items.rows(), List.of()));
        for (int row = 1; row < items.rows(); row++) {
            int canonical = merges.canonical(row);
            List<String> more = new ArrayList<>();
            if (canonical != row) {
                more.add(items.ids().id(row));
            }
            more.addAll(before(items, row));
            if (merged.get(canonical).isEmpty()) {
                merged.set(canonical, more);
            } else {
                merged.get(canonical).addAll(more);
            }
        }
        return TagColumn.of(merged);
    }

    private static List<String> before(Entities items, int row) {
        Column column = items.column(ItemAliases.COLUMN).orElse(null);
        if (column == null) {
            return List.of();
        }
        if (column instanceof TagColumn tags) {
            return tags.tags(row);
        }
        throw new IllegalArgumentException("column " + ItemAliases.COLUMN + " of the items must hold tags");
    }
}
