package dev.sluice.train.graph;

/**
 * A tall matrix of floats, its columns in panels of a few dozen that each stand by themselves: as many as fill some
 * lines of a cache when a row of a panel is read, so that a sparse matrix need not be walked once for every column.
 */
final class Panels {
    /** Columns in a panel. */
    static final int WIDTH = 32;

    private final int rows;
    private final float[][] panels;

    /** Zeros; the number of columns is rounded up to whole panels. */
    Panels(int rows, int columns) {
        this.rows = rows;
        this.panels = new float[count(columns)][Math.multiplyExact(rows, WIDTH)];
    }

    static long bytes(int rows, int columns) {
        return 4L * rows * count(columns) * WIDTH;
    }

    private static int count(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return panels.length * WIDTH;
    }

    int count() {
        return panels.length;
    }

    /** The rows of a panel one after the other; the array itself. */
    float[] panel(int number) {
        return panels[number];
    }

    /** Copies a row into the first entries, as many as fit or as there are. */
    void copy(int row, float[] into) {
        for (int from = 0; from < Math.min(columns(), into.length); from += WIDTH) {
            int count = Math.min(WIDTH, into.length - from);
            System.arraycopy(panels[from / WIDTH], row * WIDTH, into, from, count);
        }
    }

    /** Sets a row. */
    void set(int row, float[] from) {
        for (int panel = 0; panel < panels.length; panel++) {
            System.arraycopy(from, panel * WIDTH, panels[panel], row * WIDTH, WIDTH);
        }
    }
}
