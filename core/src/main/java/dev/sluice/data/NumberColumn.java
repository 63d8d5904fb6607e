package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A column of numbers; NaN is missing. Costs 8 bytes a row. */
public final class NumberColumn implements Column {
    private final TablePart numbers;

    private NumberColumn(TablePart numbers) {
        this.numbers = numbers;
    }

    /** @param numbers one for each row; NaN is missing */
    public NumberColumn(double[] numbers) {
        this(onHeap(numbers));
    }

    private static TablePart onHeap(double[] numbers) {
        GrowingPart part = new GrowingPart(Double.BYTES);
        Arrays.stream(numbers).forEach(part::addDouble);
        return part.part();
    }

    /**
     * A column that is one of numbers.
     *
     * @param name of the column, for the error
     * @throws IllegalArgumentException if it holds something else
     */
    public static NumberColumn require(Column column, String name) {
        if (column instanceof NumberColumn numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("column " + name + " must hold numbers: it holds texts or tags");
    }

    /** Maps the column in a file, whose name is the first part. */
    static NumberColumn open(TableFile file) throws IOException {
        file.requireParts(List.of(file.header().partBytes(0), file.header().rows() * Double.BYTES));
        return new NumberColumn(file.part(1, Double.BYTES));
    }

    void write(TableOutput output) throws IOException {
        numbers.write(output);
        output.complete(TableType.NUMBERS, 1, rows(), rows());
    }

    @Override
    public int rows() {
        return (int) numbers.rows();
    }

    /** The number of a row, NaN if it has none. */
    public double number(int row) {
        return numbers.doubleAt(Objects.checkIndex(row, rows()));
    }

    /**
     * The numbers of some rows, NaN where one has none. Of many rows anywhere in the column this is several times as
     * fast as one by one, since the machine waits for many of them at a time.
     *
     * @param count how many of {@code rows}, at most all
     * @param into receives them in the order of the rows; at least {@code count} long
     */
    public void numbers(int[] rows, int count, double[] into) {
        numbers.doublesAt(rows, count, into);
    }

    @Override
    public String cell(int row) {
        double number = number(row);
        return Double.isNaN(number) ? "" : Decimals.text(number);
    }

    @Override
    public NumberColumn select(int[] rows) {
        return new NumberColumn(Arrays.stream(rows).mapToDouble(this::number).toArray());
    }

    private double[] numbers() {
        return IntStream.range(0, rows()).mapToDouble(this::number).toArray();
    }

    /** Whether the other has the same numbers in the same rows. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NumberColumn column && Arrays.equals(numbers(), column.numbers());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers());
    }
}
