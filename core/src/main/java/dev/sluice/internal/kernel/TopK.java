package dev.sluice.internal.kernel;

/**
 * Keeps the {@code k} best of a stream of scored indexes in a binary heap over two arrays, the worst on top. Equal
 * scores are ordered by index, the lower one being better, so that the result does not depend on the order of arrival.
 * Belongs to one thread; {@link #drain} empties it for the next use.
 */
public final class TopK {
    private final int[] indexes;
    private final float[] scores;
    private int size;

    /** @param k how many to keep, at least 0 */
    public TopK(int k) {
        if (k < 0) {
            throw new IllegalArgumentException("k must be at least 0: " + k);
        }
        this.indexes = new int[k];
        this.scores = new float[k];
    }

    /** How many are kept so far. */
    public int size() {
        return size;
    }

    /** A score below this cannot enter; negative infinity while there is room. */
    public float threshold() {
        return size < scores.length ? Float.NEGATIVE_INFINITY : size == 0 ? Float.POSITIVE_INFINITY : scores[0];
    }

    /**
     * Takes an index in if it is among the best so far.
     *
     * @param score not NaN
     */
    public void offer(int index, float score) {
        if (size < scores.length) {
            siftUp(size++, index, score);
        } else if (size > 0 && isBetter(index, score, indexes[0], scores[0])) {
            siftDown(index, score);
        }
    }

    /**
     * Writes what was kept, the best first, and forgets it.
     *
     * @param intoIndexes at least {@link #size} long
     * @param intoScores at least {@link #size} long
     * @return how many there were
     */
    public int drain(int[] intoIndexes, float[] intoScores) {
        int count = size;
        while (size > 0) {
            int last = --size;
            intoIndexes[last] = indexes[0];
            intoScores[last] = scores[0];
            siftDown(indexes[last], scores[last]);
        }
        return count;
    }

    private void siftUp(int from, int index, float score) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBetter(indexes[parent], scores[parent], index, score)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, index, score);
    }

    private void siftDown(int index, float score) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBetter(indexes[child], scores[child], indexes[child + 1], scores[child + 1])) {
                child++;
            }
            if (!isBetter(index, score, indexes[child], scores[child])) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, index, score);
    }

    private void move(int from, int to) {
        put(to, indexes[from], scores[from]);
    }

    private void put(int at, int index, float score) {
        indexes[at] = index;
        scores[at] = score;
    }

    private static boolean isBetter(int index, float score, int thanIndex, float thanScore) {
        return score > thanScore || (score == thanScore && index < thanIndex);
    }
}
