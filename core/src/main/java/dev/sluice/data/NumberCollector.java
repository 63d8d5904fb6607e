package dev.sluice.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;

/** Collects the cells of a column of which every cell is a number. */
final class NumberCollector implements CellCollector {
    private final DoubleArrayList numbers = new DoubleArrayList();

    @Override
    public void set(int at, Row row, int column) throws DataException {
        double number = row.number(column);
        fill(at + 1);
        numbers.set(at, number);
    }

    private void fill(int rows) {
        while (numbers.size() < rows) {
            numbers.add(Double.NaN);
        }
    }

    @Override
    public Column build(int rows) {
        fill(rows);
        numbers.size(rows); // a malformed row at the end may have left a cell
        return new NumberColumn(numbers.toDoubleArray());
    }
}
