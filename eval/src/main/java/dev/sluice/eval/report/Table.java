package dev.sluice.eval.report;

import java.util.List;
import java.util.Map;

/**
 * Rows of text under named columns. The first column names the row and stays in sight where a wide table scrolls. A
 * column that holds nothing but numbers, such as {@code 12 ms} or {@code 0.31 [0.29, 0.33]}, is aligned right, with the
 * interval smaller under the number; what is missing there is empty, "–" or {@code NaN}.
 *
 * @param title the heading, not blank
 * @param note how to read it; may be empty
 * @param columns their names, at least one
 * @param rows each as long as {@code columns}; there may be none
 * @param tones of words that say how something is meant, such as {@code FAIL}: a cell that is one of them is coloured
 */
public record Table(String title, String note, List<String> columns, List<List<String>> rows, Map<String, Tone> tones)
        implements Section {
    /** Checks the title and the shape. */
    public Table {
        Headings.require(title);
        columns = List.copyOf(columns);
        tones = Map.copyOf(tones);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table \"" + title + "\" needs at least one column");
        }
        for (int row = 0; row < rows.size(); row++) {
            int cells = rows.get(row).size();
            if (cells != columns.size()) {
                throw new IllegalArgumentException(
                        "row " + row + " of table \"" + title + "\" must have " + columns.size() + " cells: " + cells);
            }
        }
    }

    /** A table without coloured words. */
    public Table(String title, String note, List<String> columns, List<List<String>> rows) {
        this(title, note, columns, rows, Map.of());
    }
}
