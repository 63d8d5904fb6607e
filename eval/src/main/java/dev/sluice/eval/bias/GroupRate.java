package dev.sluice.eval.bias;

/**
 * How often the items of a group were shown where they could have been, over all users.
 *
 * @param group its name
 * @param items how many items it has
 * @param shown how often one of them was shown
 * @param possible how often one of them could have been
 */
public record GroupRate(String group, int items, long shown, long possible) {
    /** Shown by possible, from 0 to 1; NaN if there was nothing to show. */
    public double rate() {
        return (double) shown / possible;
    }
}
