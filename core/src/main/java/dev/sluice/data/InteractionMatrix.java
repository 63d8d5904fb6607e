package dev.sluice.data;

import java.util.Arrays;

/**
 * Who interacted with what, as compressed sparse rows: for each row its columns, ascending and distinct, and a value
 * each. Rows are users and columns items, or the other way round after {@link #transpose}. Row and column 0 are empty.
 *
 * <p>Costs 8 bytes of heap an entry and 4 a row. An entry is addressed by its place, from {@code start(row)} to
 * {@code end(row) - 1}.
 */
public final class InteractionMatrix {
    private static final float[] NO_VALUES = {};

    private final int columns;
    private final int[] starts;
    private final int[] indexes;
    private final float[] values;

    /** @param values of the entries; empty if each is 1 */
    private InteractionMatrix(int columns, int[] starts, int[] indexes, float[] values) {
        this.columns = columns;
        this.starts = starts;
        this.indexes = indexes;
        this.values = values;
    }

    /** Users by items. The values of repeated pairs are added up. */
    public static InteractionMatrix of(Interactions events) {
        int[] starts = new int[events.userRows() + 1];
        for (int event = 0; event < events.size(); event++) {
            starts[events.user(event) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] items = new int[events.size()];
        float[] values = new float[events.size()];
        for (int event = 0; event < events.size(); event++) {
            int place = next[events.user(event)]++;
            items[place] = events.item(event);
            values[place] = events.value(event);
        }
        // Transposing twice sorts every row: entries arrive in the order of what then are the columns.
        return new InteractionMatrix(events.itemRows(), starts, items, values)
                .transpose()
                .transpose()
                .repeatsAdded();
    }

    /** How many rows, the unknown among them. */
    public int rows() {
        return starts.length - 1;
    }

    /** How many columns, the unknown among them. */
    public int columns() {
        return columns;
    }

    /** How many entries. */
    public int size() {
        return starts[starts.length - 1];
    }

    /** The place of a row's first entry. */
    public int start(int row) {
        return starts[row];
    }

    /** The place after a row's last entry. */
    public int end(int row) {
        return starts[row + 1];
    }

    /** How many entries a row has. */
    public int size(int row) {
        return starts[row + 1] - starts[row];
    }

    /** The column of the entry at a place. */
    public int column(int place) {
        return indexes[place];
    }

    /** The value of the entry at a place. */
    public float value(int place) {
        return values.length == 0 ? 1 : values[place];
    }

    /** A copy of a row's columns, ascending. */
    public int[] row(int row) {
        return Arrays.copyOfRange(indexes, start(row), end(row));
    }

    /** Whether a row has an entry in a column; a binary search. */
    public boolean contains(int row, int column) {
        return Arrays.binarySearch(indexes, start(row), end(row), column) >= 0;
    }

    /** The same entries with rows and columns exchanged. */
    public InteractionMatrix transpose() {
        return transpose(true);
    }

    /** The same pairs with rows and columns exchanged, each of value 1. Costs 4 bytes of heap an entry and 4 a row. */
    public InteractionMatrix transposedPairs() {
        return transpose(false);
    }

    private InteractionMatrix transpose(boolean withValues) {
        int[] transposedStarts = new int[columns + 1];
        for (int place = 0; place < size(); place++) {
            transposedStarts[indexes[place] + 1]++;
        }
        Arrays.parallelPrefix(transposedStarts, Integer::sum);
        int[] next = transposedStarts.clone();
        int[] transposedIndexes = new int[size()];
        float[] transposedValues = withValues ? new float[size()] : NO_VALUES;
        for (int row = 0; row < rows(); row++) {
            for (int place = start(row); place < end(row); place++) {
                int to = next[indexes[place]]++;
                transposedIndexes[to] = row;
                if (withValues) {
                    transposedValues[to] = value(place);
                }
            }
        }
        return new InteractionMatrix(rows(), transposedStarts, transposedIndexes, transposedValues);
    }

    private InteractionMatrix repeatsAdded() {
        int[] newStarts = new int[starts.length];
        int[] newIndexes = new int[size()];
        float[] newValues = new float[size()];
        int kept = 0;
        for (int row = 0; row < rows(); row++) {
            for (int place = start(row); place < end(row); place++) {
                if (kept > newStarts[row] && newIndexes[kept - 1] == indexes[place]) {
                    newValues[kept - 1] += values[place];
                } else {
                    newIndexes[kept] = indexes[place];
                    newValues[kept++] = values[place];
                }
            }
            newStarts[row + 1] = kept;
        }
        return kept == size()
                ? this
                : new InteractionMatrix(
                        columns, newStarts, Arrays.copyOf(newIndexes, kept), Arrays.copyOf(newValues, kept));
    }
}
