package dev.sluice.eval.split;

import java.util.Locale;

/**
 * So many of so many.
 *
 * @param part at least 0
 * @param whole at least {@code part}
 */
public record Share(long part, long whole) {
    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a share must be from 0 to the whole: " + part + " of " + whole);
        }
    }

    /** The share as a number in [0, 1]; NaN of nothing. */
    public double rate() {
        return (double) part / whole;
    }

    @Override
    public String toString() {
        return whole == 0 ? "0 of 0" : String.format(Locale.ROOT, "%,d of %,d (%.1f %%)", part, whole, 100 * rate());
    }
}
