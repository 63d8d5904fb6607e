package dev.sluice.data;

import java.util.Arrays;

/** A column of numbers; NaN is missing. Costs 8 bytes a row. */
public final class NumberColumn implements Column {
    private final double[] numbers;

    /** @param numbers one for each row; NaN is missing */
    public NumberColumn(double[] numbers) {
        this.numbers = numbers.clone();
    }

    @Override
    public int rows() {
        return numbers.length;
    }

    /** The number of a row, NaN if it has none. */
    public double number(int row) {
        return numbers[row];
    }

    @Override
    public NumberColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = numbers[rows[i]];
        }
        return new NumberColumn(selected);
    }

    /** Whether the other has the same numbers in the same rows. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NumberColumn column && Arrays.equals(numbers, column.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
