package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricTable;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Optional;

/**
 * A metric of scores and labels. Over many users it can be the mean of theirs ({@link #named}), a mean in which some
 * weigh more ({@link #weighted}), or the value of all their items together ({@link #pooled}): three different numbers.
 */
public interface ScoreMetric extends ListMetric {
    /** Which items of a user count. */
    Universe universe();

    /** The value of some items, of one user or many: finite, or NaN if it is undefined. */
    double of(ScoredLabels pairs);

    /** What the value of these items does not tell, if there is such a table. */
    default Optional<MetricTable> table(ScoredLabels pairs) {
        return Optional.empty();
    }

    @Override
    default double of(RankedList list, Truth truth) {
        return of(universe().of(list, truth));
    }

    @Override
    default String whyUndefined(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return "no relevant items";
        }
        ScoredLabels pairs = universe().of(list, truth);
        return (pairs.relevant() == 0 ? "no" : pairs.irrelevant() == 0 ? "only" : "no score of")
                + " relevant items among " + universe().text();
    }

    /** The mean of users' values in which some users weigh more, known as GAUC where the metric is the area. */
    default Metric weighted(String name, Weighting weighting) {
        return new WeightedMetric(name, this, weighting);
    }

    /**
     * The value of all users' items together, so that scores of one user are compared with those of another. Keeps 8
     * bytes an item; has no interval.
     */
    default Metric pooled(String name) {
        return new PooledMetric(name, this);
    }
}
