package dev.sluice.eval.metric;

import dev.sluice.eval.MetricTable;
import java.util.Optional;

/**
 * The area under the ROC curve: how likely a relevant item has a higher score than one that is not relevant, a tie
 * being worth half. Counted in whole numbers, so it is exact; costs a sort.
 *
 * @param universe which items of a user count
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil 1982</a>
 */
public record RocAuc(Universe universe) implements ScoreMetric {
    @Override
    public double of(ScoredLabels pairs) {
        if (pairs.relevant() == 0 || pairs.irrelevant() == 0) {
            return Double.NaN;
        }
        long halves = 0;
        for (Descent down = pairs.descent(); down.step(); ) {
            long above = down.hits() - down.newHits();
            halves = Math.addExact(halves, Math.multiplyExact(down.newMisses(), 2 * above + down.newHits()));
        }
        return halves / (2.0 * pairs.relevant() * pairs.irrelevant());
    }

    /** The ROC curve, {@value RocCurve#POINTS} points at most. */
    @Override
    public Optional<MetricTable> table(ScoredLabels pairs) {
        return RocCurve.of(pairs, RocCurve.POINTS).map(RocCurve::table);
    }

    @Override
    public String variant() {
        return "share of pairs in order, ties half, " + universe.text();
    }
}
