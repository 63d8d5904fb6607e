package dev.sluice.ranking.feature;

import java.nio.charset.StandardCharsets;

/**
 * Names the values of categories by codes from 0 to 2^24 - 1 that mean the same in every version: a hash of the text.
 *
 * <p>A catalogue numbers its texts in the order in which it meets them, so that what was 3 in one version may be 5 in
 * the next; a model that was trained on the one would read nonsense in the other. A vocabulary saved with each model
 * would say which is which, at the price of a table to publish, to compare and to grow. A hash needs none, and codes it
 * has never met are told apart, too. What it costs is that two of {@code n} values may share a code: {@code n^2 / 2^25}
 * pairs are to be expected, 0.03 among 1,000 values and 3 among 10,000.
 *
 * <p>The hash is FNV-1a of the UTF-8 bytes, mixed by the finalizer of MurmurHash3, as neighbours in FNV are neighbours.
 *
 * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">Fowler, Noll and Vo</a>
 */
final class CategoryCode {
    private static final int UNUSED_BITS = Long.SIZE - 24;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private CategoryCode() {}

    /** The code of a text, NaN of the empty one, which is missing. */
    static float of(String text) {
        if (text.isEmpty()) {
            return Float.NaN;
        }
        long hash = OFFSET;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * PRIME;
        }
        return folded(hash);
    }

    /** The code of a pair of codes in this order, NaN if one of them is missing. */
    static float ofPair(float one, float other) {
        return Float.isNaN(one) || Float.isNaN(other) ? Float.NaN : folded(((long) one << 24) | (long) other);
    }

    private static float folded(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (mixed ^ (mixed >>> 33)) >>> UNUSED_BITS;
    }
}
