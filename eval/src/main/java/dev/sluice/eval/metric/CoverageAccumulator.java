package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.UserValues;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** The items seen in the first places of lists. */
final class CoverageAccumulator implements Accumulator {
    private final CatalogueCoverage metric;
    private final BitSet covered = new BitSet();
    private final UserValues.Builder alone = new UserValues.Builder();

    CoverageAccumulator(CatalogueCoverage metric) {
        this.metric = metric;
    }

    @Override
    public void add(RankedList list, Truth truth) {
        int places = Math.min(metric.k(), list.size());
        for (int place = 0; place < places; place++) {
            cover(list.item(place));
        }
        alone.add(list.user(), (double) places / metric.items());
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof CoverageAccumulator others) || !others.metric.equals(metric)) {
            throw new IllegalArgumentException("not an accumulator of " + metric.name());
        }
        covered.or(others.covered);
        alone.addAll(others.alone);
    }

    @Override
    public MetricResult result() {
        return new MetricResult(
                metric.name(),
                "distinct items among the first " + metric.k() + " of all lists, divided by " + metric.items()
                        + " items; no interval, since resampled users cover less",
                Aggregate.WHOLE,
                (double) covered.cardinality() / metric.items(),
                alone.build(),
                Map.of(),
                Optional.empty());
    }

    private void cover(int item) {
        if (item > metric.items()) {
            throw new IllegalArgumentException(
                    "item " + item + " is outside a catalogue of " + metric.items() + " items");
        }
        covered.set(item);
    }
}
