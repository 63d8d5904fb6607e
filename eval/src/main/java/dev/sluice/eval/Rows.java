package dev.sluice.eval;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows of users and items: what they must be, and their order. */
final class Rows {
    private Rows() {}

    /** The positions of these rows from that of the lowest on; equal rows keep their order. */
    static int[] ascending(int[] rows) {
        if (areAscending(rows)) {
            return IntStream.range(0, rows.length).toArray();
        }
        long[] keys = new long[rows.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) rows[i] << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private static boolean areAscending(int[] rows) {
        return IntStream.range(1, rows.length).allMatch(i -> rows[i - 1] <= rows[i]);
    }

    static void requireSameLength(int first, int second, String what) {
        if (first != second) {
            throw new IllegalArgumentException(what + " must be as many as each other: " + first + " and " + second);
        }
    }

    static void requireRow(int row, String what) {
        if (row < 1) {
            throw new IllegalArgumentException(what + " must be at least 1: " + row);
        }
    }
}
