package dev.sluice.eval.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a visit is shown: items from the top down, each with its propensity and its source. Positions count from 1. */
public final class Display {
    private final int[] items;
    private final double[] propensities;
    private final List<String> sources;

    /**
     * A list with its propensities.
     *
     * @param items rows of items from the top down, each at least 1
     * @param propensities for each, the probability that it was chosen for its place given those above it, above 0 and
     *     at most 1; NaN where it is not known
     * @param sources for each, what proposed it
     */
    public Display(int[] items, double[] propensities, List<String> sources) {
        if (propensities.length != items.length || sources.size() != items.length) {
            throw new IllegalArgumentException(items.length + " items have " + propensities.length
                    + " propensities and " + sources.size() + " sources");
        }
        for (int i = 0; i < items.length; i++) {
            if (items[i] < 1) {
                throw new IllegalArgumentException("item must be at least 1: " + items[i]);
            }
            if (propensities[i] <= 0 || propensities[i] > 1) {
                throw new IllegalArgumentException("propensity must be above 0 and at most 1: " + propensities[i]);
            }
        }
        this.items = items.clone();
        this.propensities = propensities.clone();
        this.sources = List.copyOf(sources);
    }

    /** A list of one source, whose propensities are not known. */
    public static Display of(int[] items, String source) {
        double[] unknown = new double[items.length];
        Arrays.fill(unknown, Double.NaN);
        return new Display(items, unknown, Collections.nCopies(items.length, source));
    }

    /** How many items. */
    public int size() {
        return items.length;
    }

    /** The items from the top down, a copy. */
    public int[] items() {
        return items.clone();
    }

    /** The item at a position, from 1 to {@link #size()}. */
    public int item(int position) {
        return items[position - 1];
    }

    /** The probability that this item was chosen for this position, given those above it; NaN if it is not known. */
    public double propensity(int position) {
        return propensities[position - 1];
    }

    /** What proposed the item at a position. */
    public String source(int position) {
        return sources.get(position - 1);
    }
}
