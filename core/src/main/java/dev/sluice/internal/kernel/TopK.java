package dev.sluice.internal.kernel;

import java.util.Arrays;

/**
 * Keeps the {@code k} best of a stream of scored indexes. Equal scores are ordered by index, the lower one being
 * better, so that the result does not depend on the order of arrival.
 *
 * <p>What comes is kept in twice the room it needs and thinned out when that is full, which costs a few comparisons for
 * each; a heap would cost as many as it is deep. A score and an index are one long, so that a comparison is one, too.
 *
 * <p>Belongs to one thread; {@link #drain} empties it for the next use.
 */
public final class TopK {
    private static final int LEAST_ROOM = 32;

    private final int k;
    private final long[] kept;
    private int size;
    /** What is not above this cannot enter. */
    private long floor = Long.MIN_VALUE;

    private float threshold = Float.NEGATIVE_INFINITY;

    /** @param k how many to keep, at least 0 */
    public TopK(int k) {
        if (k < 0) {
            throw new IllegalArgumentException("k must be at least 0: " + k);
        }
        this.k = k;
        this.kept = new long[(int) Math.min(Integer.MAX_VALUE - 8, 2L * k + LEAST_ROOM)];
        forget();
    }

    private void forget() {
        size = 0;
        floor = Long.MIN_VALUE;
        threshold = k == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }

    /** How many are kept so far. */
    public int size() {
        return Math.min(size, k);
    }

    /**
     * A score below this cannot enter. It rises from time to time, not with every score that enters; negative infinity
     * at first.
     */
    public float threshold() {
        return threshold;
    }

    /**
     * Takes an index in if it may be among the best so far.
     *
     * @param index at least 0
     * @param score not NaN
     */
    public void offer(int index, float score) {
        long key = key(index, score);
        if (key > floor && k > 0) {
            kept[size++] = key;
            if (size == kept.length) {
                thin();
            }
        }
    }

    /** Orders like the score, then like the index backwards. */
    private static long key(int index, float score) {
        int bits = ordered(Float.floatToRawIntBits(score + 0f)); // 0 for -0, which is no less
        return ((long) bits << 32) | (~index & 0xffffffffL);
    }

    private static float score(long key) {
        return Float.intBitsToFloat(ordered((int) (key >> 32)));
    }

    /** The bits of floats in the order of the floats, and back: of negative ones all but the sign are turned round. */
    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private void thin() {
        if (size > k) {
            select(kept, size, k);
            size = k;
            floor = kept[k - 1];
            threshold = score(floor);
        }
    }

    /** Brings the greatest {@code first} to the front, the least of them to their end. */
    private static void select(long[] keys, int count, int first) {
        int from = 0;
        int to = count - 1;
        for (int rounds = 0; from < to; rounds++) {
            if (rounds > 64) {
                Arrays.sort(keys, from, to + 1); // an order made to be slow
                reverse(keys, from, to);
                return;
            }
            long pivot = median(keys[from], keys[(from + to) >>> 1], keys[to]);
            int left = from;
            int right = to;
            while (left <= right) {
                while (keys[left] > pivot) {
                    left++;
                }
                while (keys[right] < pivot) {
                    right--;
                }
                if (left <= right) {
                    swap(keys, left++, right--);
                }
            }
            if (first - 1 <= right) {
                to = right;
            } else if (first - 1 >= left) {
                from = left;
            } else {
                return;
            }
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(long[] keys, int a, int b) {
        long kept = keys[a];
        keys[a] = keys[b];
        keys[b] = kept;
    }

    private static void reverse(long[] keys, int from, int to) {
        for (int a = from, b = to; a < b; a++, b--) {
            swap(keys, a, b);
        }
    }

    /**
     * Writes what was kept, the best first, and forgets it.
     *
     * @param intoIndexes at least {@link #size} long
     * @param intoScores at least {@link #size} long
     * @return how many there were
     */
    public int drain(int[] intoIndexes, float[] intoScores) {
        thin();
        int count = size;
        Arrays.sort(kept, 0, count);
        for (int i = 0; i < count; i++) {
            long key = kept[count - 1 - i];
            intoIndexes[i] = ~(int) key;
            intoScores[i] = score(key);
        }
        forget();
        return count;
    }
}
