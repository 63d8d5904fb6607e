package dev.sluice;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A batch of distinct items on their way through a funnel, in columns: the items, a score each, who proposed them with
 * which score, and named features. Immutable; each stage makes the next batch by {@link #select}, {@link #keep} or
 * {@link #withFeature}, and these share the columns they do not change.
 */
public final class Candidates {
    /** No candidates. */
    public static final Candidates NONE = new Candidates(new int[0], new float[0], Map.of(), Map.of());

    private final int[] items;
    private final float[] scores;
    private final Map<String, float[]> sources;
    private final Map<FeatureKey, float[]> features;

    private Candidates(int[] items, float[] scores, Map<String, float[]> sources, Map<FeatureKey, float[]> features) {
        this.items = items;
        this.scores = scores;
        this.sources = Collections.unmodifiableMap(sources);
        this.features = Collections.unmodifiableMap(features);
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
        IntOpenHashSet distinct = new IntOpenHashSet(items.length);
        for (int i = 0; i < items.length; i++) {
            if (items[i] < 1) {
                throw new IndexOutOfBoundsException("a candidate is an item of at least 1: " + items[i]);
            }
            if (!distinct.add(items[i])) {
                throw new IllegalArgumentException("item proposed twice: " + items[i]);
            }
            if (Float.isNaN(scores[i])) {
                throw new IllegalArgumentException("score of item " + items[i] + " is NaN");
            }
        }
        return items.length == 0 ? NONE : new Candidates(items.clone(), scores.clone(), Map.of(), Map.of());
    }

    /** How many candidates. */
    public int size() {
        return items.length;
    }

    /** The item at a position. */
    public int item(int position) {
        return items[position];
    }

    /** The score at a position, from the stage that made this batch. */
    public float score(int position) {
        return scores[position];
    }

    /** A copy of the items in order. */
    public int[] items() {
        return items.clone();
    }

    /** A copy of the scores in order. */
    public float[] scores() {
        return scores.clone();
    }

    /** Names of the generators that proposed any of these, in the order in which they were merged. */
    public Set<String> sources() {
        return sources.keySet();
    }

    /** The score that a generator proposed a candidate with; NaN if it did not propose it. */
    public float sourceScore(String source, int position) {
        return required(sources, source, "source")[position];
    }

    /** The generators that proposed a candidate. */
    public List<String> proposers(int position) {
        return sources.entrySet().stream()
                .filter(source -> !Float.isNaN(source.getValue()[position]))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The features that these candidates carry. */
    public Set<FeatureKey> features() {
        return features.keySet();
    }

    /** A feature of a candidate; NaN if it is missing there. */
    public float feature(FeatureKey key, int position) {
        return required(features, key, "feature")[position];
    }

    /** A copy of a feature's column in order; NaN where it is missing. */
    public float[] feature(FeatureKey key) {
        return required(features, key, "feature").clone();
    }

    /**
     * These candidates with a column more, or with this column in place of one of the same key.
     *
     * @param column one number for each candidate; NaN is missing
     */
    public Candidates withFeature(FeatureKey key, float[] column) {
        return new Candidates(items, scores, sources, with(features, key, column));
    }

    /**
     * These candidates, said to be proposed by one more generator.
     *
     * @param column for each candidate the score that the generator gave it, NaN for those it did not propose
     */
    public Candidates withSource(String source, float[] column) {
        return new Candidates(items, scores, with(sources, source, column), features);
    }

    /**
     * The candidates that a ranker chose, in its order and with its scores and columns.
     *
     * @throws IndexOutOfBoundsException if a position is none of this batch
     */
    public Candidates select(Ranking ranking) {
        int[] positions = ranking.positions();
        for (int position : positions) {
            if (position >= items.length) {
                throw new IndexOutOfBoundsException(
                        "position must be below " + items.length + " candidates: " + position);
            }
        }
        Map<FeatureKey, float[]> columns = gatherAll(features, positions);
        columns.putAll(ranking.columns());
        return new Candidates(gather(items, positions), ranking.scores(), gatherAll(sources, positions), columns);
    }

    /** The candidates that a mask keeps, in their order. */
    public Candidates keep(Mask mask) {
        if (mask.size() != items.length) {
            throw new IllegalArgumentException("a mask of " + mask.size() + " for " + items.length + " candidates");
        }
        int[] positions = mask.positions();
        return positions.length == items.length
                ? this
                : new Candidates(
                        gather(items, positions),
                        gather(scores, positions),
                        gatherAll(sources, positions),
                        gatherAll(features, positions));
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
        Mask mask = Mask.keepingAll(items.length);
        for (int position = limit; position < items.length; position++) {
            mask.clear(position);
        }
        return keep(mask);
    }

    private <K> Map<K, float[]> with(Map<K, float[]> columns, K key, float[] column) {
        if (column.length != items.length) {
            throw new IllegalArgumentException(
                    key + " has " + column.length + " entries for " + items.length + " candidates");
        }
        Map<K, float[]> more = new LinkedHashMap<>(columns);
        more.put(key, column.clone());
        return more;
    }

    private static <K> float[] required(Map<K, float[]> columns, K key, String what) {
        float[] column = columns.get(key);
        if (column == null) {
            throw new IllegalArgumentException("no " + what + " " + key + " among " + columns.keySet());
        }
        return column;
    }

    private static <K> Map<K, float[]> gatherAll(Map<K, float[]> columns, int[] positions) {
        Map<K, float[]> gathered = new LinkedHashMap<>();
        columns.forEach((key, column) -> gathered.put(key, gather(column, positions)));
        return gathered;
    }

    private static float[] gather(float[] column, int[] positions) {
        float[] gathered = new float[positions.length];
        for (int i = 0; i < positions.length; i++) {
            gathered[i] = column[positions[i]];
        }
        return gathered;
    }

    private static int[] gather(int[] column, int[] positions) {
        int[] gathered = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            gathered[i] = column[positions[i]];
        }
        return gathered;
    }

    @Override
    public String toString() {
        return items.length + " candidates from " + sources.keySet();
    }
}
