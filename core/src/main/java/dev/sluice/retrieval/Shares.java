package dev.sluice.retrieval;

import dev.sluice.internal.file.TableOutput;
import java.io.IOException;

/** What share of the units a search for so many items reads, as it was found for some limits. */
final class Shares {
    private final int[] limits;
    private final float[] shares;

    /**
     * Of some limits.
     *
     * @param limits at least one, ascending
     * @param shares one for each, in (0, 1]
     */
    Shares(int[] limits, float[] shares) {
        this.limits = limits;
        this.shares = shares;
    }

    /** The same share for every limit. */
    static Shares fixed(double share) {
        return new Shares(new int[] {1}, new float[] {(float) share});
    }

    /** The share for a limit: between those that were found, and beyond them, in proportion to its logarithm. */
    double of(double limit) {
        if (limit <= limits[0] || limits.length == 1) {
            return shares[0];
        }
        int upper = 1;
        while (upper < limits.length - 1 && limits[upper] < limit) {
            upper++;
        }
        double rise = Math.log(shares[upper] / shares[upper - 1]);
        double exponent = rise / Math.log((double) limits[upper] / limits[upper - 1]);
        return Math.min(1, shares[upper] * Math.pow(limit / limits[upper], Math.max(0, exponent)));
    }

    void write(TableOutput output) throws IOException {
        for (int i = 0; i < limits.length; i++) {
            output.room(Long.BYTES).putInt(limits[i]).putFloat(shares[i]);
        }
        output.endPart();
    }
}
