package dev.sluice.retrieval;

import dev.sluice.Candidates;
import java.util.Arrays;

/**
 * Collects scored items and keeps the best of them, by score and then item: more than it keeps fit in, and when there
 * is no room left the worse ones go. An item and its score are one number, so that a comparison is one of longs.
 * Belongs to one thread.
 */
final class Shortlist {
    private static final int ROOM = 512;

    private long[] keys = {};
    private int wanted;
    private int size;
    private int room;
    private float threshold;

    /** Forgets what it has, to keep that many of what comes. */
    void begin(int wanted) {
        this.wanted = wanted;
        this.size = 0;
        this.threshold = Float.NEGATIVE_INFINITY;
        this.room = (int) Math.min(Integer.MAX_VALUE - 8, wanted + (long) Math.max(wanted, ROOM));
        if (keys.length < room) {
            keys = new long[room];
        }
    }

    /** How many fit in. */
    int room() {
        return keys.length;
    }

    /** A score below this is not worth offering. */
    float threshold() {
        return threshold;
    }

    /** Takes an item in; one whose score is NaN is no candidate. */
    void offer(int item, float score) {
        if (size == room) {
            cut();
        }
        if (!Float.isNaN(score)) {
            keys[size++] = key(item, score);
        }
    }

    /** Throws away all but the best; what is left is {@link #size} many, in no order. */
    void cut() {
        if (size > wanted) {
            select(wanted);
            size = wanted;
            long worst = Long.MAX_VALUE;
            for (int i = 0; i < size; i++) {
                worst = Math.min(worst, keys[i]);
            }
            threshold = score(worst);
        }
    }

    int size() {
        return size;
    }

    /** What is kept, the best first. */
    Candidates drain() {
        cut();
        Arrays.sort(keys, 0, size);
        int[] items = new int[size];
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            items[i] = item(size - 1 - i);
            scores[i] = score(keys[size - 1 - i]);
        }
        return Candidates.of(items, scores);
    }

    int item(int number) {
        return ~(int) keys[number];
    }

    /** Greater for greater scores, and among equal ones for lower items. */
    private static long key(int item, float score) {
        float unsignedZero = score + 0f;
        return (long) inOrder(Float.floatToRawIntBits(unsignedZero)) << 32 | (~item & 0xffffffffL);
    }

    private static float score(long key) {
        return Float.intBitsToFloat(inOrder((int) (key >> 32)));
    }

    /** Makes the order of floats that of ints, and the other way round. */
    private static int inOrder(int bits) {
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /**
     * Moves the greatest to the front.
     *
     * @see <a href="https://doi.org/10.1145/366622.366647">Hoare 1961, Algorithm 65: FIND</a>
     */
    private void select(int count) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            long pivot = keys[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] > pivot) {
                    i++;
                }
                while (keys[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = swapped;
                }
            }
            if (count - 1 <= j) {
                high = j;
            } else if (count - 1 >= i) {
                low = i;
            } else {
                return;
            }
        }
    }
}
