package dev.sluice.internal.sort;

import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The numbers from 0 on, such as those of events, by the rows they belong to: those of row 0, then those of row 1, and
 * so on. Sorted by counting, in time in proportion to numbers and rows; costs 8 bytes a number while it is made, 4
 * after that. Immutable.
 */
public final class RowOrder {
    private final int[] starts;
    private final int[] numbers;

    private RowOrder(int[] starts, int[] numbers) {
        this.starts = starts;
        this.numbers = numbers;
    }

    /**
     * The numbers below {@code size}, ascending in each row.
     *
     * @param row of a number, from 0 to {@code rows - 1}; asked twice for each
     */
    public static RowOrder of(int size, IntUnaryOperator row, int rows) {
        return of(IntStream.range(0, size).toArray(), row, rows);
    }

    /** The same numbers by rows of another kind; those of one row are in the order they have here. */
    public RowOrder by(IntUnaryOperator row, int rows) {
        return of(numbers, row, rows);
    }

    private static RowOrder of(int[] numbers, IntUnaryOperator row, int rows) {
        int[] starts = new int[rows + 1];
        for (int number : numbers) {
            starts[row.applyAsInt(number) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] sorted = new int[numbers.length];
        for (int number : numbers) {
            sorted[next[row.applyAsInt(number)]++] = number;
        }
        return new RowOrder(starts, sorted);
    }

    /**
     * The same rows, the numbers of each by a key that ascends; those of one key are in the order they have here.
     *
     * @param key of a number; asked once for each
     */
    public RowOrder sorted(IntToLongFunction key) {
        int[] sorted = numbers.clone();
        RowSort sort = new RowSort(key);
        for (int row = 0; row + 1 < starts.length; row++) {
            sort.sort(sorted, starts[row], starts[row + 1]);
        }
        return new RowOrder(starts, sorted);
    }

    /** Sorts a row after the other; where all are short, so is what it needs. */
    private static final class RowSort {
        private final IntToLongFunction key;
        private long[] keys = {};
        private int[] places = {};
        private int[] before = {};

        RowSort(IntToLongFunction key) {
            this.key = key;
        }

        void sort(int[] numbers, int from, int to) {
            int size = to - from;
            // Most logs are in order already, and so is whoever has one event.
            if (!readAscending(numbers, from, size)) {
                System.arraycopy(numbers, from, before, 0, size);
                for (int i = 0; i < size; i++) {
                    places[i] = i;
                }
                LongArrays.radixSortIndirect(places, keys, 0, size, true);
                for (int i = 0; i < size; i++) {
                    numbers[from + i] = before[places[i]];
                }
            }
        }

        private boolean readAscending(int[] numbers, int from, int size) {
            if (keys.length < size) {
                keys = new long[size];
                places = new int[size];
                before = new int[size];
            }
            boolean ascending = true;
            for (int i = 0; i < size; i++) {
                keys[i] = key.applyAsLong(numbers[from + i]);
                ascending &= i == 0 || keys[i - 1] <= keys[i];
            }
            return ascending;
        }
    }

    /** The place where the numbers of a row begin. */
    public int start(int row) {
        return starts[row];
    }

    /** The place behind the last number of a row. */
    public int end(int row) {
        return starts[row + 1];
    }

    /** The number at a place. */
    public int at(int place) {
        return numbers[place];
    }

    /** All numbers in this order, a copy. */
    public int[] toArray() {
        return numbers.clone();
    }

    /** The numbers of a row, a copy. */
    public int[] of(int row) {
        return Arrays.copyOfRange(numbers, starts[row], starts[row + 1]);
    }
}
