package dev.sluice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a ranker chose: distinct positions in the candidates it was given, in the order to show, and columns of floats
 * aligned with them. {@link Candidates#select} turns it into the next stage's candidates.
 */
public final class Ranking {
    private final int[] positions;
    private final float[] scores;
    private final Columns<FeatureKey> columns;
    private final List<String> shortfalls;
    private final String formula;

    private Ranking(
            int[] positions, float[] scores, Columns<FeatureKey> columns, List<String> shortfalls, String formula) {
        this.positions = positions;
        this.scores = scores;
        this.columns = columns;
        this.shortfalls = shortfalls;
        this.formula = formula;
    }

    /**
     * These positions in this order.
     *
     * @param positions distinct, at least 0
     * @param scores one for each position, not NaN; they need not be sorted
     */
    public static Ranking of(int[] positions, float[] scores) {
        if (positions.length != scores.length) {
            throw new IllegalArgumentException(positions.length + " positions and " + scores.length + " scores");
        }
        int[] sorted = positions.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] < 0) {
                throw new IndexOutOfBoundsException("position must be at least 0: " + sorted[i]);
            }
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException("position ranked twice: " + sorted[i]);
            }
            if (Float.isNaN(scores[i])) {
                throw new IllegalArgumentException("score of position " + positions[i] + " is NaN");
            }
        }
        return new Ranking(positions.clone(), scores.clone(), Columns.none(), List.of(), "");
    }

    /**
     * The candidates of the highest scores, ties by item index, so that the order depends on nothing else.
     *
     * @param scores one for each candidate, not NaN; entries past them are ignored
     * @param limit how many at most, at least 0
     */
    public static Ranking byScore(Candidates candidates, float[] scores, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0: " + limit);
        }
        if (scores.length < candidates.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + candidates.size() + " candidates");
        }
        for (int position = 0; position < candidates.size(); position++) {
            if (Float.isNaN(scores[position])) {
                throw new IllegalArgumentException("score of item " + candidates.item(position) + " is NaN");
            }
        }
        int[] positions = Arrays.copyOf(candidates.order(scores), Math.min(limit, candidates.size()));
        float[] chosen = new float[positions.length];
        for (int rank = 0; rank < positions.length; rank++) {
            chosen[rank] = scores[positions[rank]];
        }
        return new Ranking(positions, chosen, Columns.none(), List.of(), "");
    }

    /**
     * The candidates of the highest scores of their own, ties by item.
     *
     * @param limit how many at most, at least 0
     */
    public static Ranking byScore(Candidates candidates, int limit) {
        return byScore(candidates, candidates.uncopiedScores(), limit);
    }

    /**
     * The first candidates in their order and with their scores.
     *
     * @param limit how many at most, at least 0
     */
    public static Ranking asTheyAre(Candidates candidates, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0: " + limit);
        }
        int[] positions = new int[Math.min(limit, candidates.size())];
        float[] scores = new float[positions.length];
        for (int position = 0; position < positions.length; position++) {
            positions[position] = position;
            scores[position] = candidates.score(position);
        }
        return new Ranking(positions, scores, Columns.none(), List.of(), "");
    }

    /**
     * This ranking with one more column, which the next stage's candidates carry: a head's prediction, a propensity.
     *
     * @param column one number for each ranked position, in rank order; NaN is missing
     */
    public Ranking with(FeatureKey key, float[] column) {
        return with(List.of(key), List.of(column));
    }

    /**
     * This ranking with more columns.
     *
     * @param keys distinct
     * @param more one column for each key, with one number for each ranked position, in rank order; NaN is missing
     */
    public Ranking with(List<FeatureKey> keys, List<float[]> more) {
        if (keys.size() != more.size()) {
            throw new IllegalArgumentException(more.size() + " columns for " + keys);
        }
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).length != positions.length) {
                throw new IllegalArgumentException(
                        keys.get(i) + " has " + more.get(i).length + " entries for " + positions.length + " positions");
            }
        }
        return new Ranking(
                positions, scores, columns.with(keys, i -> more.get(i).clone()), shortfalls, formula);
    }

    /**
     * This ranking, said to fall short of a rule that the candidates did not allow to be met. A funnel passes it on as
     * a {@link Degradation} of the answer.
     *
     * @param shortfall the rule and what came of it, in one line
     */
    public Ranking shortOf(String shortfall) {
        List<String> more = new ArrayList<>(shortfalls);
        more.add(shortfall);
        return new Ranking(positions, scores, columns, List.copyOf(more), formula);
    }

    /** The rules that it falls short of, each in a line; mostly none. */
    public List<String> shortfalls() {
        return shortfalls;
    }

    /**
     * This ranking, which says by what formula its scores were made of its columns: the version and the text of a
     * blend. Explanations repeat it.
     */
    public Ranking madeBy(String text) {
        return new Ranking(positions, scores, columns, shortfalls, text);
    }

    /** By what formula the scores were made of the columns; empty where there is nothing to tell. */
    public String formula() {
        return formula;
    }

    /** How many were chosen. */
    public int size() {
        return positions.length;
    }

    /** The position at a rank, the best being rank 0. */
    public int position(int rank) {
        return positions[rank];
    }

    /** The score at a rank. */
    public float score(int rank) {
        return scores[rank];
    }

    /** A copy of the positions in rank order. */
    public int[] positions() {
        return positions.clone();
    }

    int[] places() {
        return positions;
    }

    Columns<FeatureKey> columns() {
        return columns;
    }

    float[] scores() {
        return scores;
    }
}
