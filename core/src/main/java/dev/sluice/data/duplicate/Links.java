package dev.sluice.data.duplicate;

/**
 * Which rows belong together. Links make chains: where a belongs to b and b to c, a belongs to c. Belongs to one
 * thread.
 *
 * @see <a href="https://doi.org/10.1145/321879.321884">Tarjan 1975</a>
 */
public final class Links {
    private final int[] parents;

    /**
     * Every row alone.
     *
     * @param rows rows of the items, the unknown among them, at least 1
     */
    public Links(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a catalogue has at least the row of the unknown: " + rows);
        }
        parents = new int[rows];
        for (int row = 0; row < rows; row++) {
            parents[row] = row;
        }
    }

    /** How many rows, the unknown among them. */
    public int rows() {
        return parents.length;
    }

    /**
     * These two belong together.
     *
     * @param row from 1 to {@code rows() - 1}
     * @param other likewise
     */
    public void link(int row, int other) {
        int root = root(row);
        int otherRoot = root(other);
        parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
    }

    /** Whether these two belong together so far. */
    public boolean areLinked(int row, int other) {
        return root(row) == root(other);
    }

    /** The lowest of the rows that belong together with this one. */
    int root(int row) {
        if (row < 1 || row >= parents.length) {
            throw new IndexOutOfBoundsException("row must be from 1 to " + (parents.length - 1) + ": " + row);
        }
        int at = row;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
