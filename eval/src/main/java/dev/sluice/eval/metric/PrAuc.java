package dev.sluice.eval.metric;

import dev.sluice.eval.MetricTable;
import java.util.Optional;

/**
 * The area under the curve of precision over recall, with one point for all items of one score. Costs a sort.
 *
 * @param universe which items of a user count
 * @param between how the curve goes from point to point
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich 2006</a>
 */
public record PrAuc(Universe universe, Between between) implements ScoreMetric {
    /** How a curve of precision goes from one point to the next. */
    public enum Between {
        /** By steps: each gain in recall has the precision reached with it; also known as average precision. */
        STEPS,
        /** By straight lines, the first from recall 0 and precision 1: too hopeful, but often published. */
        TRAPEZOID
    }

    @Override
    public double of(ScoredLabels pairs) {
        if (pairs.relevant() == 0) {
            return Double.NaN;
        }
        double area = 0;
        double before = 1;
        for (Descent down = pairs.descent(); down.step(); before = down.precision()) {
            double height = between == Between.STEPS ? down.precision() : (before + down.precision()) / 2;
            area += height * down.newHits() / pairs.relevant();
        }
        return area;
    }

    /** The curve, {@value RocCurve#POINTS} points at most. */
    @Override
    public Optional<MetricTable> table(ScoredLabels pairs) {
        return PrecisionRecallCurve.of(pairs, RocCurve.POINTS).map(PrecisionRecallCurve::table);
    }

    @Override
    public String variant() {
        return "precision over recall by " + Places.lower(between) + ", one point a score, " + universe.text();
    }
}
