package dev.sluice.ranking.calibration;

import java.util.Arrays;

/**
 * A curve that never falls, of any shape: at its knots the shares that came true, pooled where they fell, between them
 * straight lines, outside of them level. It never ranks the outcomes it was fitted on worse, as AUC has it; other
 * outcomes it may, through ties. Needs many outcomes, thousands of positives rather than hundreds.
 *
 * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny and Elkan 2002</a>
 */
public final class Isotonic implements Calibrator {
    private final double[] scores;
    private final double[] shares;

    private Isotonic(double[] scores, double[] shares) {
        this.scores = scores;
        this.shares = shares;
    }

    /**
     * A curve through knots.
     *
     * @param scores finite, each above the one before; at least one
     * @param shares one for each, from 0 to 1, none below the one before
     */
    public static Isotonic of(double[] scores, double[] shares) {
        if (scores.length != shares.length || scores.length == 0) {
            throw new IllegalArgumentException(
                    "a curve has at least one knot: " + scores.length + " scores and " + shares.length + " shares");
        }
        for (int knot = 0; knot < scores.length; knot++) {
            if (!Double.isFinite(scores[knot]) || (knot > 0 && scores[knot] <= scores[knot - 1])) {
                throw new IllegalArgumentException(
                        "scores of knots must be finite and ascend: " + scores[knot] + " at knot " + knot);
            }
            if (!(shares[knot] >= 0 && shares[knot] <= 1) || (knot > 0 && shares[knot] < shares[knot - 1])) {
                throw new IllegalArgumentException(
                        "shares of knots must be from 0 to 1 and never fall: " + shares[knot] + " at knot " + knot);
            }
        }
        return new Isotonic(scores.clone(), shares.clone());
    }

    /**
     * The curve nearest to the outcomes, in squares, by pooling adjacent violators; outcomes of equal scores are pooled
     * first. Costs a sort.
     *
     * @return {@link Identity}, with a warning, if all labels are 0 or all are 1; if all scores are equal, a level
     *     curve at the mean, with a warning
     * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer, Brunk, Ewing, Reid and Silverman 1955</a>
     */
    public static Calibrator fit(Outcomes outcomes) {
        return Fits.unlessOfOneClass("isotonic regression", outcomes, IsotonicFit::fit);
    }

    @Override
    public double calibrate(double score) {
        if (Double.isNaN(score)) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(scores, score + 0.0); // the search tells -0 from 0
        if (found >= 0) {
            return shares[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return shares[0];
        }
        return above == scores.length ? shares[above - 1] : between(above - 1, above, score);
    }

    private double between(int below, int above, double score) {
        double place = (score - scores[below]) / (scores[above] - scores[below]);
        return shares[below] + place * (shares[above] - shares[below]);
    }

    /** How many knots the curve has. */
    public int knots() {
        return scores.length;
    }

    /** The score of a knot. */
    public double score(int knot) {
        return scores[knot];
    }

    /** What came true at a knot. */
    public double share(int knot) {
        return shares[knot];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Isotonic curve
                && Arrays.equals(scores, curve.scores)
                && Arrays.equals(shares, curve.shares);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scores) + Arrays.hashCode(shares);
    }

    @Override
    public String toString() {
        return CalibratorText.print(this);
    }
}
