package dev.sluice;

import java.util.Arrays;

/**
 * Which candidates of a batch stay. All do at first; filters clear positions and cannot set them again, so that filters
 * can run in any order. Belongs to one thread.
 */
public final class Mask {
    private final long[] words;
    private final int size;

    private Mask(int size) {
        this.size = size;
        this.words = new long[(size + 63) >>> 6];
        Arrays.fill(words, -1L);
        if ((size & 63) != 0) {
            words[words.length - 1] = (1L << size) - 1;
        }
    }

    /**
     * A mask that keeps every position.
     *
     * @param size number of candidates, at least 0
     */
    public static Mask keepingAll(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must be at least 0: " + size);
        }
        return new Mask(size);
    }

    /** How many candidates it is about. */
    public int size() {
        return size;
    }

    /** Whether the candidate at this position stays. */
    public boolean keeps(int position) {
        check(position);
        return (words[position >>> 6] >>> position & 1) != 0;
    }

    /** Drops the candidate at this position, if it is not dropped already. */
    public void clear(int position) {
        check(position);
        words[position >>> 6] &= ~(1L << position);
    }

    /** How many candidates stay. */
    public int kept() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The positions that stay, ascending. */
    public int[] positions() {
        int[] positions = new int[kept()];
        positions(positions);
        return positions;
    }

    /** Writes the positions that stay, ascending, into an array that is long enough. */
    void positions(int[] into) {
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            for (long left = words[word]; left != 0; left &= left - 1) {
                into[count++] = word * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
        }
    }

    private void check(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("position must be from 0 to " + (size - 1) + ": " + position);
        }
    }
}
