package dev.sluice.eval.metric;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;

/**
 * Items with a score and whether each was relevant, in the order of their scores: what metrics of scores are computed
 * from. Items that have no score at all may be among them; they stand together below all others. Takes 8 bytes an item.
 *
 * <pre>{@code
 * var pairs = ScoredLabels.of(new double[] {0.9, 0.4, 0.4}, new boolean[] {true, false, true});
 * double auc = new RocAuc(Universe.listed()).of(pairs);  // 0.75: the tie is worth half
 * }</pre>
 */
public final class ScoredLabels {
    /** Scores of the relevant items, ascending. */
    private final double[] relevant;

    private final double[] irrelevant;
    private final long relevantBelow;
    private final long irrelevantBelow;

    private ScoredLabels(double[] relevant, double[] irrelevant, long relevantBelow, long irrelevantBelow) {
        Arrays.parallelSort(relevant);
        Arrays.parallelSort(irrelevant);
        this.relevant = relevant;
        this.irrelevant = irrelevant;
        this.relevantBelow = relevantBelow;
        this.irrelevantBelow = irrelevantBelow;
    }

    /**
     * Scores and labels side by side, in any order.
     *
     * @param scores none of them NaN
     * @param relevant one for each score
     */
    public static ScoredLabels of(double[] scores, boolean[] relevant) {
        if (scores.length != relevant.length) {
            throw new IllegalArgumentException(
                    "scores and labels must be as many as each other: " + scores.length + " and " + relevant.length);
        }
        Builder builder = new Builder();
        for (int i = 0; i < scores.length; i++) {
            builder.add(scores[i], relevant[i]);
        }
        return builder.build();
    }

    /** How many relevant items, with or without a score. */
    public long relevant() {
        return relevant.length + relevantBelow;
    }

    /** How many items that are not relevant, with or without a score. */
    public long irrelevant() {
        return irrelevant.length + irrelevantBelow;
    }

    /** How many items have a score. */
    public long scored() {
        return (long) relevant.length + irrelevant.length;
    }

    /** How many items have none. */
    public long unscored() {
        return relevantBelow + irrelevantBelow;
    }

    /** From the highest score to the lowest. */
    Descent descent() {
        return new Descent(relevant, irrelevant, relevantBelow, irrelevantBelow);
    }

    /** Refuses scores that are no probabilities. */
    void requireProbabilities() {
        requireProbabilities(relevant);
        requireProbabilities(irrelevant);
    }

    private static void requireProbabilities(double[] ascending) {
        for (int i : ascending.length == 0 ? new int[0] : new int[] {0, ascending.length - 1}) {
            if (ascending[i] < 0 || ascending[i] > 1) {
                throw new IllegalArgumentException("a probability must be from 0 to 1: " + ascending[i]);
            }
        }
    }

    /** The scores of all items that have one, ascending. */
    double[] allScores() {
        double[] all = Arrays.copyOf(relevant, relevant.length + irrelevant.length);
        System.arraycopy(irrelevant, 0, all, relevant.length, irrelevant.length);
        Arrays.parallelSort(all);
        return all;
    }

    /** The scores of the relevant items, ascending; not a copy. */
    double[] relevantScores() {
        return relevant;
    }

    /** The scores of the items that are not relevant, ascending; not a copy. */
    double[] irrelevantScores() {
        return irrelevant;
    }

    /** Collects scores and labels. Belongs to one thread. */
    static final class Builder {
        private final DoubleArrayList relevant = new DoubleArrayList();
        private final DoubleArrayList irrelevant = new DoubleArrayList();
        private long relevantBelow;
        private long irrelevantBelow;

        void add(double score, boolean isRelevant) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("a score must not be NaN");
            }
            (isRelevant ? relevant : irrelevant).add(score);
        }

        /** Adds items without a score. */
        void addBelow(long relevantItems, long irrelevantItems) {
            relevantBelow += relevantItems;
            irrelevantBelow += irrelevantItems;
        }

        void addAll(ScoredLabels others) {
            relevant.addElements(relevant.size(), others.relevant);
            irrelevant.addElements(irrelevant.size(), others.irrelevant);
            addBelow(others.relevantBelow, others.irrelevantBelow);
        }

        void addAll(Builder others) {
            relevant.addAll(others.relevant);
            irrelevant.addAll(others.irrelevant);
            addBelow(others.relevantBelow, others.irrelevantBelow);
        }

        ScoredLabels build() {
            return new ScoredLabels(
                    relevant.toDoubleArray(), irrelevant.toDoubleArray(), relevantBelow, irrelevantBelow);
        }
    }
}
