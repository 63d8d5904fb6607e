package dev.sluice.internal.kernel;

import java.util.Arrays;

/**
 * Keeps the {@code k} best of a stream of scored indexes. Equal scores are ordered by index, the lower one being
 * better, so that the result does not depend on the order of arrival.
 *
 * <p>What comes is kept in twice the room it needs and thinned out when that is full, which costs a few comparisons for
 * each; a heap would cost as many as it is deep. A score and an index are one long, so that a comparison is one, too.
 *
 * <p>Belongs to one thread; {@link #drain} empties it for the next use, {@link #begin} for another {@code k}.
 */
public final class TopK {
    private static final int LEAST_ROOM = 32;

    private int k;
    private long[] kept = {};
    /** How much of the room is for this {@code k}; there may be more from a greater one. */
    private int room;

    private int size;
    /** What is not above this cannot enter. */
    private long floor = Long.MIN_VALUE;

    private float threshold = Float.NEGATIVE_INFINITY;

    /** @param k how many to keep, at least 0 */
    public TopK(int k) {
        begin(k);
    }

    /**
     * Forgets what was kept, to keep so many of what comes from now on. Allocates only if it never kept as many.
     *
     * @param wanted at least 0
     */
    public void begin(int wanted) {
        if (wanted < 0) {
            throw new IllegalArgumentException("k must be at least 0: " + wanted);
        }
        k = wanted;
        room = (int) Math.min(Integer.MAX_VALUE - 8, 2L * wanted + LEAST_ROOM);
        if (kept.length < room) {
            kept = new long[room];
        }
        forget();
    }

    private void forget() {
        size = 0;
        floor = k == 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        threshold = k == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }

    /** How many it has memory for, those among them that it will not keep. */
    public int room() {
        return kept.length;
    }

    /** How many are kept so far. */
    public int size() {
        return Math.min(size, k);
    }

    /**
     * A score below this cannot enter; one that is not below may still be refused. It rises from time to time, not with
     * every score that enters; negative infinity at first.
     */
    public float threshold() {
        return threshold;
    }

    /**
     * Takes an index in if it may be among the best so far.
     *
     * @param index at least 0
     * @param score one that is NaN is never taken in
     */
    public void offer(int index, float score) {
        if (score >= threshold) { // by itself, so that it is compiled into the loops of those who offer
            enter(index, score);
        }
    }

    private void enter(int index, float score) {
        long key = key(index, score);
        if (key > floor) {
            kept[size++] = key;
            if (size == room) {
                thin();
            }
        }
    }

    /** Orders like the score, then like the index backwards. */
    private static long key(int index, float score) {
        int bits = ordered(Float.floatToRawIntBits(score + 0f)); // + 0f makes -0, which is no less, 0
        return ((long) bits << 32) | (~index & 0xffffffffL);
    }

    private static int index(long key) {
        return ~(int) key;
    }

    private static float score(long key) {
        return Float.intBitsToFloat(ordered((int) (key >> 32)));
    }

    /** The bits of floats in the order of the floats, and back: of negative ones all but the sign are turned round. */
    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /**
     * Whether an index with such a score would be among the best so far.
     *
     * @param index at least 0
     * @param score a number
     */
    public boolean admits(int index, float score) {
        thin();
        return size < k || key(index, score) > floor;
    }

    private void thin() {
        if (size > k || (size == k && floor == Long.MIN_VALUE)) {
            select(kept, size, k);
            size = k;
            floor = kept[k - 1];
            threshold = score(floor);
        }
    }

    /**
     * Brings the greatest {@code first} to the front, the least of them to their end.
     *
     * @see <a href="https://doi.org/10.1145/366622.366647">Hoare 1961, Algorithm 65: FIND</a>
     */
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
     * Writes the indexes that are kept, in no order.
     *
     * @param into at least {@link #size} long
     */
    public void indexes(int[] into) {
        thin();
        for (int i = 0; i < size; i++) {
            into[i] = index(kept[i]);
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
            intoIndexes[i] = index(key);
            intoScores[i] = score(key);
        }
        forget();
        return count;
    }
}
