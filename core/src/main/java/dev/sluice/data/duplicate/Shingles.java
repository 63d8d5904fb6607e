package dev.sluice.data.duplicate;

import dev.sluice.data.TextColumn;
import dev.sluice.internal.text.NormalText;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * The shingles of texts: every run of so many words, as a hash of 64 bits. A text has each of its shingles once,
 * ascending; one with fewer words than a shingle is a shingle of its own. Costs 8 bytes a shingle.
 */
final class Shingles {
    private final int[] ends;
    private final long[] hashes;

    private Shingles(int[] ends, long[] hashes) {
        this.ends = ends;
        this.hashes = hashes;
    }

    static Shingles of(TextColumn texts, int words) {
        int[] ends = new int[texts.rows()];
        LongArrayList all = new LongArrayList();
        for (int row = 1; row < ends.length; row++) {
            long[] some = distinct(of(NormalText.of(texts.text(row)), words));
            all.addElements(all.size(), some);
            ends[row] = all.size();
        }
        return new Shingles(ends, all.elements());
    }

    private static long[] of(String normal, int words) {
        LongArrayList hashes = words(normal);
        if (hashes.isEmpty()) {
            return new long[0];
        }
        int length = Math.min(words, hashes.size());
        long[] shingles = new long[hashes.size() - length + 1];
        for (int i = 0; i < shingles.length; i++) {
            long shingle = 0;
            for (int word = i; word < i + length; word++) {
                shingle = TextHash.then(shingle, hashes.getLong(word));
            }
            shingles[i] = shingle;
        }
        return shingles;
    }

    private static LongArrayList words(String normal) {
        LongArrayList words = new LongArrayList();
        int from = 0;
        while (from < normal.length()) {
            int space = normal.indexOf(' ', from);
            int to = space < 0 ? normal.length() : space;
            words.add(TextHash.of(normal, from, to));
            from = to + 1;
        }
        return words;
    }

    private static long[] distinct(long[] hashes) {
        Arrays.sort(hashes);
        int count = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[count++] = hashes[i];
            }
        }
        return Arrays.copyOf(hashes, count);
    }

    /** How many shingles a row has. */
    int size(int row) {
        return ends[row] - begin(row);
    }

    private int begin(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** The hash of a whole row. */
    long whole(int row) {
        long hash = 0;
        for (int at = begin(row); at < ends[row]; at++) {
            hash = TextHash.then(hash, hashes[at]);
        }
        return hash;
    }

    /** The least hash of a row's shingles, all hashed anew; rows that have a shingle in common may share it. */
    long least(int row, long seed) {
        long least = Long.MAX_VALUE;
        for (int at = begin(row); at < ends[row]; at++) {
            least = Math.min(least, HashCommon.mix(hashes[at] ^ seed));
        }
        return least;
    }

    /** The shingles that two rows share by those that either has; 0 where neither has any. */
    double jaccard(int row, int other) {
        int i = begin(row);
        int j = begin(other);
        int shared = 0;
        while (i < ends[row] && j < ends[other]) {
            int difference = Long.compare(hashes[i], hashes[j]);
            shared += difference == 0 ? 1 : 0;
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return shared == 0 ? 0 : (double) shared / (size(row) + size(other) - shared);
    }
}
