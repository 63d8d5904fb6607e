package dev.sluice.data.duplicate;

import dev.sluice.data.Entities;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * Items whose texts have nearly the same runs of words. A text is the set of its shingles, each a run of so many words
 * in the normal form of {@link SameText}; two texts are as similar as their sets, by the Jaccard index: the shingles
 * that both have by those that either has. Candidates are found by MinHash in bands, and each is then compared exactly:
 * what is linked is at least as similar as it must be, or hangs on a chain of such pairs. A pair of similarity
 * {@code s} is found with the probability {@code banding.chance(s)}, {@code 1 - (1 - s^rows)^bands}.
 *
 * <p>Items without a word are like none. Costs {@code banding.hashes()} hashes a shingle, a comparison for each pair
 * that shares a band and is not linked yet, and 8 bytes of heap a shingle and 24 an item.
 *
 * @param column name of a column of texts
 * @param shingle words in a run, at least 1
 * @param leastSimilarity from which similarity on texts are the same, above 0 and at most 1
 * @param banding how candidates are found
 * @param seed fixes the hashes
 * @see <a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder 1997</a>
 */
public record SimilarText(String column, int shingle, double leastSimilarity, Banding banding, long seed)
        implements DuplicateRule {
    public SimilarText {
        if (shingle < 1) {
            throw new IllegalArgumentException("shingle must be at least 1: " + shingle);
        }
        if (!(leastSimilarity > 0 && leastSimilarity <= 1)) {
            throw new IllegalArgumentException("leastSimilarity must be above 0 and at most 1: " + leastSimilarity);
        }
    }

    /** Runs of two words, a similarity of 0.7 and 32 bands of 4 rows, by which 0.9998 of such pairs are found. */
    public static SimilarText of(String column) {
        return new SimilarText(column, 2, 0.7, new Banding(32, 4), 1);
    }

    /** The same with another length of runs. */
    public SimilarText withShingle(int words) {
        return new SimilarText(column, words, leastSimilarity, banding, seed);
    }

    /** The same with another least similarity. */
    public SimilarText withLeastSimilarity(double similarity) {
        return new SimilarText(column, shingle, similarity, banding, seed);
    }

    /** The same with other bands. */
    public SimilarText withBanding(Banding other) {
        return new SimilarText(column, shingle, leastSimilarity, other, seed);
    }

    /** The same with other hashes. */
    public SimilarText withSeed(long other) {
        return new SimilarText(column, shingle, leastSimilarity, banding, other);
    }

    @Override
    public void link(Entities items, Links links) {
        Shingles shingles = Shingles.of(TextColumns.of(items, column), shingle);
        int[] members = different(shingles, links);
        new Buckets(members, (row, other) -> shingles.jaccard(row, other) >= leastSimilarity, links)
                .search(banding.bands(), (band, keys) -> {
                    for (int i = 0; i < keys.length; i++) {
                        keys[i] = key(shingles, members[i], band);
                    }
                });
    }

    /** Links rows of equal sets, so that buckets hold each set once; rows that have a word, without those linked. */
    private static int[] different(Shingles shingles, Links links) {
        IntArrayList different = new IntArrayList();
        Long2IntOpenHashMap firsts = new Long2IntOpenHashMap();
        for (int row = 1; row < links.rows(); row++) {
            if (shingles.size(row) > 0) {
                int first = firsts.putIfAbsent(shingles.whole(row), row);
                if (first != 0 && shingles.jaccard(first, row) == 1) {
                    links.link(first, row);
                } else {
                    different.add(row);
                }
            }
        }
        return different.toIntArray();
    }

    private long key(Shingles shingles, int row, int band) {
        long key = 0;
        for (int i = 0; i < banding.rows(); i++) {
            long hash = HashCommon.mix(seed ^ HashCommon.mix((long) band * banding.rows() + i + 1));
            key = TextHash.then(key, shingles.least(row, hash));
        }
        return key;
    }
}
