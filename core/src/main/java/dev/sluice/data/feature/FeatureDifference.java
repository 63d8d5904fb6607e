package dev.sluice.data.feature;

import dev.sluice.FeatureKey;
import java.util.List;
import java.util.Locale;

/**
 * How a feature as it was logged and the same feature recomputed differ. A row is a candidate of a request.
 *
 * @param feature which
 * @param compared rows with a value on both sides
 * @param differing of these, those whose values differ by more than the tolerance
 * @param missingLogged rows with a recomputed value alone
 * @param missingRecomputed rows with a logged value alone
 * @param missingBoth rows without a value, which agree
 * @param mean of {@code recomputed - logged} over the rows compared; 0 if there is none
 * @param largest of {@code |recomputed - logged|} over the rows compared; 0 if there is none
 * @param distance between the distributions of all logged and of all recomputed values: the largest difference of the
 *     shares at or below any number, in [0, 1] (Smirnov's two-sample statistic, named after Kolmogorov, too); NaN if a
 *     side has no value. A small one beside many differing rows says that values were exchanged rather than moved
 * @param examples the first rows that disagree
 * @param verdict what this comes to
 * @see <a href="https://doi.org/10.1007/BF02589501">Hodges 1958, The significance probability of the Smirnov two-sample
 *     test</a>
 */
public record FeatureDifference(
        FeatureKey feature,
        long compared,
        long differing,
        long missingLogged,
        long missingRecomputed,
        long missingBoth,
        double mean,
        double largest,
        double distance,
        List<Example> examples,
        SkewVerdict verdict) {
    /**
     * A row that disagrees; NaN is missing.
     *
     * @param request id of the request
     * @param item id of the candidate
     */
    public record Example(String request, String item, float logged, float recomputed) {}

    public FeatureDifference {
        examples = List.copyOf(examples);
    }

    /** How many rows. */
    public long rows() {
        return compared + missingLogged + missingRecomputed + missingBoth;
    }

    /** The share of the rows that differ, or are missing on one side; 0 if there is no row. */
    public double share() {
        return rows() == 0 ? 0 : (double) (differing + missingLogged + missingRecomputed) / rows();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s: %d of %d rows differ, %d missing in the log, %d recomputed; mean %+.4g, largest %.4g, distance %.4f",
                feature.name(),
                verdict,
                differing,
                rows(),
                missingLogged,
                missingRecomputed,
                mean,
                largest,
                distance);
    }
}
