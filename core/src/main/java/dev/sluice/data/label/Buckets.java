package dev.sluice.data.label;

import java.io.IOException;

/**
 * How durations are cut into buckets, whose items are compared with each other. A bucket with too few exposures is
 * merged with the smaller one of its neighbours; equal durations are always in the same bucket, so there may be fewer
 * buckets than asked for. A duration that was not seen belongs to the bucket of the nearest one that was.
 *
 * @param cut what the buckets have in common
 * @param count how many buckets, at least 1
 * @param leastRows how many exposures a bucket must have, at least 1
 */
public record Buckets(Cut cut, int count, int leastRows) {
    private static final int COUNT = 20;
    private static final int LEAST_ROWS = 10;

    /** What buckets have in common. */
    public enum Cut {
        /** About as many exposures each. */
        EQUAL_FREQUENCY,
        /** As many seconds from the least to the greatest duration each. */
        EQUAL_WIDTH
    }

    public Buckets {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1: " + count);
        }
        if (leastRows < 1) {
            throw new IllegalArgumentException("leastRows must be at least 1: " + leastRows);
        }
    }

    /** 20 of equal frequency, of at least 10 exposures. */
    public static Buckets defaults() {
        return new Buckets(Cut.EQUAL_FREQUENCY, COUNT, LEAST_ROWS);
    }

    /** These buckets, cut in another way. */
    public Buckets withCut(Cut value) {
        return new Buckets(value, count, leastRows);
    }

    /** As many buckets. */
    public Buckets withCount(int value) {
        return new Buckets(cut, value, leastRows);
    }

    /** These buckets with at least so many exposures each. */
    public Buckets withLeastRows(int value) {
        return new Buckets(cut, count, value);
    }

    void write(LabelOutput output) throws IOException {
        output.text(cut.name());
        output.count(count);
        output.count(leastRows);
    }

    static Buckets read(LabelInput input) {
        return new Buckets(input.choice(Cut.class), input.count(0), input.count(0));
    }
}
