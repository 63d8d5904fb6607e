package dev.sluice.data.label;

/** Counts in ascending numbers. */
final class Sorted {
    private Sorted() {}

    /** How many are below a value. */
    static int below(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many are below a value or equal to it. */
    static int upTo(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of the least number up to which there is at least a share, above 0 and at most 1, of all. */
    static int place(double share, int size) {
        int count = (int) Math.ceil(share * size);
        // The product may have been rounded up, as that of 0.55 and 100 is.
        boolean oneTooMany = count > 1 && (double) (count - 1) / size >= share;
        return Math.max(0, oneTooMany ? count - 2 : count - 1);
    }
}
