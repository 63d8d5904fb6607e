package dev.sluice.eval.metric;

/**
 * A way down through scores, one step for all items of one score: the thresholds of a classifier, from the strictest
 * on. Items without a score are the last step. Belongs to one thread.
 */
final class Descent {
    private final double[] relevant;
    private final double[] irrelevant;
    private final long allRelevant;
    private final long allIrrelevant;
    private int relevantLeft;
    private int irrelevantLeft;
    private double score = Double.POSITIVE_INFINITY;
    private long hits;
    private long misses;
    private long newHits;
    private long newMisses;

    Descent(double[] relevant, double[] irrelevant, long relevantBelow, long irrelevantBelow) {
        this.relevant = relevant;
        this.irrelevant = irrelevant;
        this.allRelevant = relevant.length + relevantBelow;
        this.allIrrelevant = irrelevant.length + irrelevantBelow;
        this.relevantLeft = relevant.length;
        this.irrelevantLeft = irrelevant.length;
    }

    /** Goes to the next lower score, if there is one. */
    boolean step() {
        if (relevantLeft == 0 && irrelevantLeft == 0) {
            score = Double.NEGATIVE_INFINITY;
            return reach(allRelevant, allIrrelevant);
        }
        score = Math.max(last(relevant, relevantLeft), last(irrelevant, irrelevantLeft));
        relevantLeft = below(relevant, relevantLeft);
        irrelevantLeft = below(irrelevant, irrelevantLeft);
        return reach(relevant.length - relevantLeft, irrelevant.length - irrelevantLeft);
    }

    private static double last(double[] scores, int left) {
        return left == 0 ? Double.NEGATIVE_INFINITY : scores[left - 1];
    }

    private int below(double[] scores, int left) {
        int lower = left;
        while (lower > 0 && scores[lower - 1] == score) {
            lower--;
        }
        return lower;
    }

    private boolean reach(long hitsHere, long missesHere) {
        newHits = hitsHere - hits;
        newMisses = missesHere - misses;
        hits = hitsHere;
        misses = missesHere;
        return newHits + newMisses > 0;
    }

    /** The score of this step; negative infinity for items without one. */
    double score() {
        return score;
    }

    /** How many relevant items have this score or a higher one. */
    long hits() {
        return hits;
    }

    /** How many items that are not relevant have this score or a higher one. */
    long misses() {
        return misses;
    }

    /** How many relevant items have just this score. */
    long newHits() {
        return newHits;
    }

    /** How many items that are not relevant have just this score. */
    long newMisses() {
        return newMisses;
    }

    /** The share of relevant items among those down to here. */
    double precision() {
        return (double) hits / (hits + misses);
    }

    /** The share of the relevant items that stand down to here; NaN if there are none. */
    double recall() {
        return (double) hits / allRelevant;
    }

    /** The share of the others that stand down to here; NaN if there are none. */
    double fallout() {
        return (double) misses / allIrrelevant;
    }
}
