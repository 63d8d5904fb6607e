package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.UserValues;
import java.util.Map;
import java.util.Optional;

/** The items of many users. Their order does not count, since they are sorted in the end. */
final class PooledAccumulator implements Accumulator {
    private final PooledMetric metric;
    private final ScoredLabels.Builder pool = new ScoredLabels.Builder();
    private final UserValues.Builder alone = new UserValues.Builder();
    private int empty;

    PooledAccumulator(PooledMetric metric) {
        this.metric = metric;
    }

    @Override
    public void add(RankedList list, Truth truth) {
        ScoredLabels pairs = metric.metric().universe().of(list, truth);
        if (pairs.scored() + pairs.unscored() == 0) {
            empty++;
        } else {
            pool.addAll(pairs);
            alone.add(list.user(), metric.metric().of(pairs));
        }
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof PooledAccumulator others) || !others.metric.equals(metric)) {
            throw new IllegalArgumentException("not an accumulator of " + metric.name());
        }
        pool.addAll(others.pool);
        alone.addAll(others.alone);
        empty += others.empty;
    }

    @Override
    public MetricResult result() {
        ScoredLabels pairs = pool.build();
        MetricResult result = new MetricResult(
                metric.name(),
                metric.variant(),
                Aggregate.WHOLE,
                metric.metric().of(pairs),
                alone.build(),
                empty == 0
                        ? Map.of()
                        : Map.of("no " + metric.metric().universe().text(), empty),
                Optional.empty());
        return metric.metric().table(pairs).map(result::withTable).orElse(result);
    }
}
