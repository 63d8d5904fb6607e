package dev.sluice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A batch of distinct items on their way through a funnel, in columns: the items, a score each, who proposed them with
 * which score, and named features. Immutable; each stage makes the next batch by {@link #select}, {@link #keep} or
 * {@link #withFeature}, and these share the columns they do not change.
 *
 * <p>A batch lives in a {@link BatchMemory}, mostly the {@link BatchMemory#HEAP}. Those that a funnel hands to its
 * filters, feature sources and rankers are in the memory of the run and end with it; to read one later is an
 * {@link IllegalStateException}, and {@link #copiedTo} makes one that stays.
 */
public final class Candidates {
    /** No candidates. */
    public static final Candidates NONE =
            new Candidates(BatchMemory.HEAP, 0, new int[0], new float[0], Columns.none(), Columns.none());

    private final BatchMemory memory;
    private final long use;
    private final int size;
    private final int[] items;
    private final float[] scores;
    private final Columns<String> sources;
    private final Columns<FeatureKey> features;

    private Candidates(
            BatchMemory memory,
            int size,
            int[] items,
            float[] scores,
            Columns<String> sources,
            Columns<FeatureKey> features) {
        this.memory = memory;
        this.use = memory.use();
        this.size = size;
        this.items = items;
        this.scores = scores;
        this.sources = sources;
        this.features = features;
    }

    /** Writes the items and scores of a batch. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes from the beginning of both arrays, which may be longer than the batch and are not the writer's to
         * keep.
         */
        void write(int[] items, float[] scores);
    }

    /**
     * Items with their scores, in this order.
     *
     * @param items distinct, at least 1
     * @param scores one for each item, not NaN
     */
    public static Candidates of(int[] items, float[] scores) {
        if (items.length != scores.length) {
            throw new IllegalArgumentException(items.length + " items and " + scores.length + " scores");
        }
        return of(items, scores, items.length, BatchMemory.HEAP);
    }

    /**
     * The first of these items with their scores, in this order.
     *
     * @param items distinct, at least 1
     * @param scores one for each item, not NaN
     * @param size how many, at most as many as each array has entries
     * @param memory where the batch is to live
     */
    public static Candidates of(int[] items, float[] scores, int size, BatchMemory memory) {
        return of(size, memory, (intoItems, intoScores) -> {
            System.arraycopy(items, 0, intoItems, 0, size);
            System.arraycopy(scores, 0, intoScores, 0, size);
        });
    }

    /**
     * As many items with their scores as are written; they are distinct, at least 1, and no score is NaN. Saves those
     * who have thousands a copy.
     *
     * @param size how many, at least 0
     * @param memory where the batch is to live
     * @param content called once, writes all of them
     */
    public static Candidates of(int size, BatchMemory memory, Content content) {
        if (size == 0) {
            return NONE;
        }
        int[] items = memory.ints(size);
        float[] scores = memory.floats(size);
        content.write(items, scores);
        BatchCheck.of(items, scores, size);
        return new Candidates(memory, size, items, scores, Columns.none(), Columns.none());
    }

    /** Where this batch lives: scratch of who works on it may live there, too, as long as the batch does. */
    public BatchMemory memory() {
        return memory;
    }

    /** How many candidates. */
    public int size() {
        return size;
    }

    /** The item at a position. */
    public int item(int position) {
        return items[checked(position)];
    }

    /** The score at a position, from the stage that made this batch. */
    public float score(int position) {
        return scores[checked(position)];
    }

    /** A copy of the items in order. */
    public int[] items() {
        requireAlive();
        return Arrays.copyOf(items, size);
    }

    /**
     * Copies the items in order.
     *
     * @param into at least as long as there are candidates; entries past them are left alone
     */
    public void items(int[] into) {
        requireAlive();
        System.arraycopy(items, 0, into, 0, size);
    }

    /**
     * Copies the scores in order.
     *
     * @param into at least as long as there are candidates; entries past them are left alone
     */
    public void scores(float[] into) {
        requireAlive();
        System.arraycopy(scores, 0, into, 0, size);
    }

    /** A copy of the scores in order. */
    public float[] scores() {
        requireAlive();
        return Arrays.copyOf(scores, size);
    }

    /** Names of the generators that proposed any of these, in the order in which they were merged. */
    public Set<String> sources() {
        return sources.keys();
    }

    /** The score that a generator proposed a candidate with; NaN if it did not propose it. */
    public float sourceScore(String source, int position) {
        return sources.column(source, "source")[checked(position)];
    }

    /**
     * Copies the scores that a generator proposed these with; NaN of those that it did not propose.
     *
     * @param into at least as long as there are candidates; entries past them are left alone
     */
    public void sourceScores(String source, float[] into) {
        requireAlive();
        System.arraycopy(sources.column(source, "source"), 0, into, 0, size);
    }

    /** The generators that proposed a candidate. */
    public List<String> proposers(int position) {
        List<String> proposers = new ArrayList<>(sources.names().size());
        for (String source : sources.names()) {
            if (!Float.isNaN(sourceScore(source, position))) {
                proposers.add(source);
            }
        }
        return proposers;
    }

    /** The features that these candidates carry. */
    public Set<FeatureKey> features() {
        return features.keys();
    }

    /** A feature of a candidate; NaN if it is missing there. */
    public float feature(FeatureKey key, int position) {
        return features.column(key, "feature")[checked(position)];
    }

    /** A copy of a feature's column in order; NaN where it is missing. */
    public float[] feature(FeatureKey key) {
        requireAlive();
        return Arrays.copyOf(features.column(key, "feature"), size);
    }

    /**
     * Copies a feature's column in order; NaN where it is missing.
     *
     * @param into at least as long as there are candidates; entries past them are left alone
     */
    public void feature(FeatureKey key, float[] into) {
        requireAlive();
        System.arraycopy(features.column(key, "feature"), 0, into, 0, size);
    }

    /**
     * These candidates with a column more, or with this column in place of one of the same key.
     *
     * @param column one number for each candidate; NaN is missing
     */
    public Candidates withFeature(FeatureKey key, float[] column) {
        return withFeatures(List.of(key), List.of(exact(key, column)));
    }

    /**
     * These candidates with columns more, or with these in place of those of the same keys.
     *
     * @param keys distinct
     * @param columns one for each key, each with at least one number for each candidate; NaN is missing
     */
    public Candidates withFeatures(List<FeatureKey> keys, List<float[]> columns) {
        requireOneEach(keys, columns);
        return new Candidates(
                memory, size, items, scores, sources, features.with(keys, i -> copy(columns.get(i), size, memory)));
    }

    /**
     * These candidates, said to be proposed by one more generator.
     *
     * @param column for each candidate the score that the generator gave it, NaN for those it did not propose
     */
    public Candidates withSource(String source, float[] column) {
        return withSources(List.of(source), List.of(exact(source, column)));
    }

    /**
     * These candidates, said to be proposed by more generators.
     *
     * @param names distinct
     * @param columns one for each name, each with at least one number for each candidate: the score that the generator
     *     gave it, NaN if it did not propose it
     */
    public Candidates withSources(List<String> names, List<float[]> columns) {
        requireOneEach(names, columns);
        return new Candidates(
                memory, size, items, scores, sources.with(names, i -> copy(columns.get(i), size, memory)), features);
    }

    /**
     * The candidates that a ranker chose, in its order and with its scores and columns.
     *
     * @throws IndexOutOfBoundsException if a position is none of this batch
     */
    public Candidates select(Ranking ranking) {
        for (int rank = 0; rank < ranking.size(); rank++) {
            if (ranking.position(rank) >= size) {
                throw new IndexOutOfBoundsException(
                        "position must be below " + size + " candidates: " + ranking.position(rank));
            }
        }
        int count = ranking.size();
        Candidates gathered = gather(ranking.places(), count);
        Columns<FeatureKey> more = ranking.columns();
        return new Candidates(
                memory,
                count,
                gathered.items,
                copy(ranking.scores(), count, memory),
                gathered.sources,
                gathered.features.with(more.names(), i -> copy(more.column(i), count, memory)));
    }

    /** The same candidates in the order of {@link Ranking#byScore(Candidates, int)}. */
    public Candidates byScore() {
        return gather(order(scores), size);
    }

    /** All positions by descending scores, ties by item; in the memory of these candidates. */
    int[] order(float[] by) {
        requireAlive();
        return ScoreOrder.of(by, items, size, memory);
    }

    float[] uncopiedScores() {
        return scores;
    }

    /** The candidates that a mask keeps, in their order. */
    public Candidates keep(Mask mask) {
        if (mask.size() != size) {
            throw new IllegalArgumentException("a mask of " + mask.size() + " for " + size + " candidates");
        }
        int kept = mask.kept();
        if (kept == size) {
            return this;
        }
        int[] positions = memory.ints(kept);
        mask.positions(positions);
        return gather(positions, kept);
    }

    /**
     * The first candidates.
     *
     * @param limit how many at most, at least 0
     */
    public Candidates first(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0: " + limit);
        }
        requireAlive();
        return limit >= size ? this : new Candidates(memory, limit, items, scores, sources, features);
    }

    /** The same batch in another memory. */
    public Candidates copiedTo(BatchMemory other) {
        requireAlive();
        return new Candidates(
                other,
                size,
                copy(items, size, other),
                copy(scores, size, other),
                sources.map(column -> copy(column, size, other)),
                features.map(column -> copy(column, size, other)));
    }

    private Candidates gather(int[] positions, int count) {
        requireAlive();
        int[] gathered = memory.ints(count);
        for (int i = 0; i < count; i++) {
            gathered[i] = items[positions[i]];
        }
        return new Candidates(
                memory,
                count,
                gathered,
                gather(scores, positions, count),
                sources.map(column -> gather(column, positions, count)),
                features.map(column -> gather(column, positions, count)));
    }

    private float[] gather(float[] column, int[] positions, int count) {
        float[] gathered = memory.floats(count);
        for (int i = 0; i < count; i++) {
            gathered[i] = column[positions[i]];
        }
        return gathered;
    }

    private void requireOneEach(List<?> names, List<float[]> columns) {
        requireAlive();
        if (names.size() != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for " + names);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).length < size) {
                throw misfit(names.get(i), columns.get(i));
            }
        }
    }

    private float[] exact(Object name, float[] column) {
        if (column.length != size) {
            throw misfit(name, column);
        }
        return column;
    }

    private IllegalArgumentException misfit(Object name, float[] column) {
        return new IllegalArgumentException(name + " has " + column.length + " entries for " + size + " candidates");
    }

    private static int[] copy(int[] column, int size, BatchMemory memory) {
        int[] copy = memory.ints(size);
        System.arraycopy(column, 0, copy, 0, size);
        return copy;
    }

    private static float[] copy(float[] column, int size, BatchMemory memory) {
        float[] copy = memory.floats(size);
        System.arraycopy(column, 0, copy, 0, size);
        return copy;
    }

    private int checked(int position) {
        requireAlive();
        return Objects.checkIndex(position, size);
    }

    private void requireAlive() {
        if (memory.use() != use) {
            throw new IllegalStateException("the run that these candidates belonged to is over; copy what is to stay");
        }
    }

    @Override
    public String toString() {
        return size + " candidates from " + sources.names();
    }
}
