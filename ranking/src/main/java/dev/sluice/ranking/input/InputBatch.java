package dev.sluice.ranking.input;

/**
 * Rows of inputs, each input a column, so that a loop over rows is one over neighbours in memory. Belongs to one
 * thread; made once and filled again and again.
 */
public final class InputBatch {
    private final int capacity;
    private final float[][] numbers;
    private final int[][] codes;
    private int size;

    InputBatch(int numbers, int categories, int capacity) {
        this.capacity = capacity;
        this.numbers = new float[numbers][capacity];
        this.codes = new int[categories][capacity];
    }

    /** How many rows it can hold. */
    public int capacity() {
        return capacity;
    }

    /** How many rows were read last. */
    public int size() {
        return size;
    }

    /**
     * A column of numbers, finite, an entry for each row. Lent, not copied: valid until the batch is filled again.
     *
     * @param input from 0 to {@code numbers() - 1} of the inputs
     */
    public float[] numbers(int input) {
        return numbers[input];
    }

    /**
     * A column of codes, from 0 to {@code codes(category) - 1} of the inputs. Lent, not copied.
     *
     * @param category from 0 to {@code categories() - 1} of the inputs
     */
    public int[] codes(int category) {
        return codes[category];
    }

    void resize(int rows) {
        size = rows;
    }
}
