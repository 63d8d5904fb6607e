package dev.sluice.data.label;

/** What the quantile of a value is that comes several times. */
public enum Ties {
    /** The share of values below it and half of those equal to it: the labels of a bucket have the mean 1/2. */
    MID_RANK {
        @Override
        double quantile(int below, int upTo, int all) {
            return ((double) below + upTo) / 2 / all;
        }
    },
    /** The share of values up to it, as in the right-continuous distribution function of the paper. */
    RIGHT_CONTINUOUS {
        @Override
        double quantile(int below, int upTo, int all) {
            return (double) upTo / all;
        }
    };

    /**
     * The quantile of a value.
     *
     * @param below how many are below it
     * @param upTo how many are below or equal
     * @param all how many there are
     */
    abstract double quantile(int below, int upTo, int all);
}
