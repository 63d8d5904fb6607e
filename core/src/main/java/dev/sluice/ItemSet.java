package dev.sluice;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * An immutable set of item indexes. A scan asks it for 64 items at a time through {@link #word}, so that an exclusion
 * costs nothing per item and never turns into a score penalty.
 *
 * <p>A set made by {@link #without} shares the bitmap it was made from and keeps the few items taken out apart: a
 * request's exclusions from a catalogue of millions allocate only the exclusions.
 */
public final class ItemSet {
    /** More exclusions than one for this many words are cleared in a copy of the bitmap, which is then the cheaper. */
    private static final int WORDS_PER_EXCLUSION = 4;

    private static final int[] NOTHING = {};

    private final int rows;
    private final long[] words;
    private final int[] excluded;
    private final int size;

    private ItemSet(int rows, long[] words) {
        this(rows, words, NOTHING, cardinality(words));
    }

    private ItemSet(int rows, long[] words, int[] excluded, int size) {
        this.rows = rows;
        this.words = words;
        this.excluded = excluded;
        this.size = size;
    }

    /**
     * Every item of a catalogue.
     *
     * @param rows rows of the catalogue, the unknown among them, at least 1
     */
    public static ItemSet all(int rows) {
        return matching(rows, item -> true);
    }

    /**
     * The items that match, of those from 1 to {@code rows - 1}.
     *
     * @param rows rows of the catalogue, the unknown among them, at least 1
     */
    public static ItemSet matching(int rows, IntPredicate wanted) {
        long[] words = noItems(rows);
        for (int item = 1; item < rows; item++) {
            if (wanted.test(item)) {
                words[item >>> 6] |= 1L << item;
            }
        }
        return new ItemSet(rows, words);
    }

    /**
     * Exactly these items; repeated ones count once.
     *
     * @param rows rows of the catalogue, the unknown among them, at least 1
     * @param items each from 1 to {@code rows - 1}
     */
    public static ItemSet of(int rows, int... items) {
        long[] words = noItems(rows);
        for (int item : items) {
            if (item < 1 || item >= rows) {
                throw new IndexOutOfBoundsException("item must be from 1 to " + (rows - 1) + ": " + item);
            }
            words[item >>> 6] |= 1L << item;
        }
        return new ItemSet(rows, words);
    }

    /** Rows of the catalogue this is a set of, the unknown among them. */
    public int rows() {
        return rows;
    }

    /** How many items are in the set. */
    public int size() {
        return size;
    }

    /** Whether the item is in the set; an index outside the catalogue is not. */
    public boolean contains(int item) {
        return item > 0
                && item < rows
                && (words[item >>> 6] >>> item & 1) != 0
                && Arrays.binarySearch(excluded, item) < 0;
    }

    /**
     * Items {@code 64 * index} to {@code 64 * index + 63} as bits, the lowest first.
     *
     * @param index from 0 to {@code (rows() - 1) / 64}
     */
    public long word(int index) {
        long word = words[index];
        if (word != 0 && excluded.length > 0) {
            for (int at = firstAtLeast(index << 6); at < excluded.length && excluded[at] >>> 6 == index; at++) {
                word &= ~(1L << excluded[at]);
            }
        }
        return word;
    }

    /**
     * This set without the given items, in any order, repeated or unknown ones included. Costs nothing per row while
     * they are few, and a copy of the bitmap, one bit a row, where they are many.
     */
    public ItemSet without(int... items) {
        int[] gone = new int[items.length + excluded.length];
        int count = 0;
        for (int item : items) {
            if (contains(item)) {
                gone[count++] = item;
            }
        }
        if (count == 0) {
            return this;
        }
        System.arraycopy(excluded, 0, gone, count, excluded.length);
        int[] sorted = distinct(Arrays.copyOf(gone, count + excluded.length));
        return sorted.length > words.length / WORDS_PER_EXCLUSION
                ? new ItemSet(rows, cleared(sorted))
                : new ItemSet(rows, words, sorted, size - (sorted.length - excluded.length));
    }

    /**
     * This set with the given items beside its own. Costs a copy of the bitmap, one bit a row, which keeps no exclusion
     * apart.
     *
     * @param items each from 1 to {@code rows() - 1}
     */
    public ItemSet with(int... items) {
        return or(of(rows, items));
    }

    /** The items in both sets, which are of catalogues with as many rows. */
    public ItemSet and(ItemSet other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException("sets of " + rows + " and " + other.rows + " rows");
        }
        long[] both = new long[words.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = word(i) & other.word(i);
        }
        return new ItemSet(rows, both);
    }

    /** The items in one of the sets at least, which are of catalogues with as many rows. */
    public ItemSet or(ItemSet other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException("sets of " + rows + " and " + other.rows + " rows");
        }
        long[] either = new long[words.length];
        for (int i = 0; i < either.length; i++) {
            either[i] = word(i) | other.word(i);
        }
        return new ItemSet(rows, either);
    }

    /** The items of the catalogue that are not in this set. */
    public ItemSet complement() {
        return matching(rows, item -> !contains(item));
    }

    /** The items, ascending. */
    public int[] toArray() {
        int[] items = new int[size];
        int count = 0;
        for (int index = 0; index < words.length; index++) {
            for (long word = word(index); word != 0; word &= word - 1) {
                items[count++] = (index << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return items;
    }

    private static long[] noItems(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a catalogue has at least the row of the unknown: " + rows);
        }
        return new long[(rows + 63) >>> 6];
    }

    private int firstAtLeast(int item) {
        int found = Arrays.binarySearch(excluded, item);
        return found < 0 ? -found - 1 : found;
    }

    private long[] cleared(int[] items) {
        long[] copy = words.clone();
        for (int item : items) {
            copy[item >>> 6] &= ~(1L << item);
        }
        return copy;
    }

    private static int[] distinct(int[] items) {
        Arrays.sort(items);
        int count = 0;
        for (int i = 0; i < items.length; i++) {
            if (i == 0 || items[i] != items[i - 1]) {
                items[count++] = items[i];
            }
        }
        return count == items.length ? items : Arrays.copyOf(items, count);
    }

    private static int cardinality(long[] words) {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemSet set && rows == set.rows && Arrays.equals(toArray(), set.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toArray());
    }

    @Override
    public String toString() {
        return size + " of " + (rows - 1) + " items";
    }
}
