package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Optional;

/**
 * The geometric mean over users, which notices the worst served; values below 0.00001 count as that, as in trec_eval.
 */
record GeometricMean(String name, ListMetric metric) implements Metric {
    private static final double LEAST = 0.00001;

    @Override
    public Accumulator begin() {
        return new Collected(this, metric.named(name).begin());
    }

    /** Collects values as for another mean. */
    private record Collected(GeometricMean metric, Accumulator values) implements Accumulator {
        @Override
        public void add(RankedList list, Truth truth) {
            values.add(list, truth);
        }

        @Override
        public void merge(Accumulator other) {
            if (!(other instanceof Collected others) || !others.metric.equals(metric)) {
                throw new IllegalArgumentException("not an accumulator of " + metric.name);
            }
            values.merge(others.values);
        }

        @Override
        public MetricResult result() {
            MetricResult result = values.result();
            double sum = 0;
            for (double value : result.users().values()) {
                sum += Math.log(Math.max(value, LEAST));
            }
            return new MetricResult(
                    metric.name,
                    metric.metric.variant() + "; geometric mean over users, of values of at least " + LEAST,
                    Aggregate.WHOLE,
                    Math.exp(sum / result.users().size()),
                    result.users(),
                    result.leftOut(),
                    Optional.empty());
        }
    }
}
