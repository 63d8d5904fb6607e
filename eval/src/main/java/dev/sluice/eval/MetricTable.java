package dev.sluice.eval;

import java.util.List;

/**
 * Rows of numbers under named columns: what a metric has to show beside its value, such as the bins of a calibration
 * error.
 *
 * @param columns their names, at least one
 * @param rows each as long as {@code columns}
 */
public record MetricTable(List<String> columns, List<List<Double>> rows) {
    public MetricTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
        for (List<Double> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + columns + " must have " + columns.size() + " numbers: " + row);
            }
        }
    }
}
