package dev.sluice.data;

import java.util.Arrays;
import java.util.List;

/**
 * Rows for ids of which there is no list, because anybody may make up new ones: tags, words, devices. An id is hashed
 * to several rows of a table, and what the table knows of it is their sum or mean, which
 * {@code dev.sluice.store.EmbeddingBag} makes. Two ids share a row now and then and seldom all of them, so that the
 * table still tells them apart.
 *
 * <pre>{@code
 * var tags = new HashedIds(100_000, 2, 7);
 * int[] rows = tags.rowsOf("slow cooking"); // one from 1 to 100,000, one from 100,001 to 200,000
 * }</pre>
 *
 * <p>Each hash has a part of the table to itself, {@code buckets} rows long. Row 0 stands before them for the unknown,
 * which is an id that is empty or no valid Unicode. As in {@link IdIndex} a number stands for its decimal form, so that
 * {@code 7} and {@code "7"} have the same rows.
 *
 * <p>The rows depend on these settings and the id alone: they are the same in every JVM, and in every release that
 * reads the table. So they can be foreseen, by those who know the seed also in order to collide: where strangers make
 * up ids, keep it to yourself.
 *
 * @param buckets rows that each hash chooses among, at least 1
 * @param hashes how many rows an id has, from 2 to {@value #MOST_HASHES}
 * @param seed fixes which rows; different seeds, different collisions
 * @see <a href="https://arxiv.org/abs/0902.2206">Weinberger, Dasgupta, Langford, Smola and Attenberg 2009</a>, who hash
 *     to one row
 * @see <a href="https://arxiv.org/abs/1709.03933">Svenstrup, Hansen and Winther 2017</a>, who hash to several
 */
public record HashedIds(int buckets, int hashes, long seed) {
    /** The most rows an id can have. */
    public static final int MOST_HASHES = 16;

    /** Of SplitMix64: what is added between two numbers of a sequence. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    public HashedIds {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be at least 1: " + buckets);
        }
        if (hashes < 2 || hashes > MOST_HASHES) {
            throw new IllegalArgumentException("hashes must be from 2 to " + MOST_HASHES + ": " + hashes);
        }
        if ((long) buckets * hashes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "buckets times hashes must be below " + Integer.MAX_VALUE + ": " + buckets + " times " + hashes);
        }
    }

    /** How many rows the table has, the unknown among them. */
    public int rows() {
        return 1 + buckets * hashes;
    }

    /**
     * The rows of an id, one for each hash; all of them {@link IdIndex#UNKNOWN} if it is empty or not valid Unicode.
     */
    public int[] rowsOf(String id) {
        int[] rows = new int[hashes];
        read(List.of(id), rows);
        return rows;
    }

    /** The rows of a number's decimal form. */
    public int[] rowsOf(long id) {
        int[] rows = new int[hashes];
        read(new long[] {id}, rows);
        return rows;
    }

    /**
     * The rows of many ids, as a bag of {@code dev.sluice.store.EmbeddingBag} for each takes them. Makes no object for
     * an id unless it has a character beyond ASCII.
     *
     * @param rows receives them, {@code hashes()} an id, one id after the other; entries past them are left alone
     */
    public void read(List<String> ids, int[] rows) {
        requireRoom(ids.size(), rows);
        IdHash ofTexts = ofTexts();
        IdHash ofNumbers = ofNumbers();
        int at = 0;
        for (String id : ids) {
            if (NumberIds.isNumber(id)) {
                spread(ofNumbers.of(Long.parseLong(id)), rows, at);
            } else {
                spread(id, ofTexts, rows, at);
            }
            at += hashes;
        }
    }

    /** The rows of the decimal forms of many numbers, likewise. */
    public void read(long[] ids, int[] rows) {
        requireRoom(ids.length, rows);
        IdHash ofNumbers = ofNumbers();
        for (int i = 0; i < ids.length; i++) {
            spread(ofNumbers.of(ids[i]), rows, i * hashes);
        }
    }

    private void requireRoom(int ids, int[] rows) {
        long needed = (long) ids * hashes;
        if (rows.length < needed) {
            throw new IllegalArgumentException("array must have room for " + needed + ": " + rows.length);
        }
    }

    private void spread(String id, IdHash hash, int[] rows, int at) {
        if (id.isEmpty() || !Utf8.hasKey(id)) {
            Arrays.fill(rows, at, at + hashes, IdIndex.UNKNOWN);
        } else {
            spread(hash.of(Utf8.keyOf(id)), rows, at);
        }
    }

    /** The numbers of SplitMix64 from the hash on, each brought down to the buckets by a multiplication. */
    private void spread(long hash, int[] rows, int at) {
        for (int i = 0; i < hashes; i++) {
            long number = mix(hash + (i + 1) * STEP);
            int bucket = (int) Math.multiplyHigh(number >>> 1, (long) buckets << 1);
            rows[at + i] = 1 + i * buckets + bucket;
        }
    }

    /** Texts and numbers have keys of their own: the bytes of a number may well be those of a text. */
    private IdHash ofTexts() {
        return new IdHash(keyWord(1), keyWord(2));
    }

    private IdHash ofNumbers() {
        return new IdHash(keyWord(3), keyWord(4));
    }

    /** The numbers of SplitMix64 from the seed on. */
    private long keyWord(int number) {
        return mix(seed + number * STEP);
    }

    /** The output function of SplitMix64. */
    private static long mix(long state) {
        long first = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    /**
     * The share of so many ids that are expected to have every row in common with some other one of them, so that the
     * table cannot tell the two apart: {@code 1 - (1 - buckets^-hashes)^(ids - 1)}.
     */
    public double confusedShare(long ids) {
        return withCompany(ids, Math.pow(buckets, -hashes));
    }

    /**
     * The share of the rows of so many ids that are expected to belong to some other one of them, too: {@code 1 - (1 -
     * 1 / buckets)^(ids - 1)}. It is that of a table with one hash and {@code buckets} rows.
     */
    public double sharedRows(long ids) {
        return withCompany(ids, 1.0 / buckets);
    }

    /** How likely it is that at least one of the other ids does what each does with a probability. */
    private static double withCompany(long ids, double probability) {
        if (ids < 0) {
            throw new IllegalArgumentException("ids must be at least 0: " + ids);
        }
        return ids <= 1 ? 0 : -Math.expm1((ids - 1) * Math.log1p(-probability));
    }
}
