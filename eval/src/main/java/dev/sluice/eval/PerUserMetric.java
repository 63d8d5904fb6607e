package dev.sluice.eval;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A metric whose value is the mean or the sum of the values of single lists. */
record PerUserMetric(String name, ListMetric metric, Aggregate aggregate) implements Metric {
    @Override
    public Accumulator begin() {
        return new PerUser(this);
    }

    private double aggregate(UserValues users) {
        return aggregate == Aggregate.SUM ? users.sum() : users.mean();
    }

    private String variant() {
        return metric.variant() + (aggregate == Aggregate.SUM ? "; sum" : "; mean")
                + " over the users for whom it is defined";
    }

    private static final class PerUser implements Accumulator {
        private final PerUserMetric metric;
        private final UserValues.Builder values = new UserValues.Builder();
        private final Map<String, Integer> leftOut = new TreeMap<>();

        private PerUser(PerUserMetric metric) {
            this.metric = metric;
        }

        @Override
        public void add(RankedList list, Truth truth) {
            if (list.user() != truth.user()) {
                throw new IllegalArgumentException(
                        "list of user " + list.user() + ", judgements of user " + truth.user());
            }
            double value = metric.metric.of(list, truth);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        metric.name + " of user " + list.user() + " must be finite or NaN: " + value);
            }
            if (Double.isNaN(value)) {
                leftOut.merge(metric.metric.whyUndefined(list, truth), 1, Integer::sum);
            } else {
                values.add(list.user(), value);
            }
        }

        @Override
        public void merge(Accumulator other) {
            if (!(other instanceof PerUser others) || !others.metric.equals(metric)) {
                throw new IllegalArgumentException("not an accumulator of " + metric.name);
            }
            values.addAll(others.values);
            others.leftOut.forEach((reason, users) -> leftOut.merge(reason, users, Integer::sum));
        }

        @Override
        public MetricResult result() {
            UserValues users = values.build();
            return new MetricResult(
                    metric.name,
                    metric.variant(),
                    metric.aggregate,
                    metric.aggregate(users),
                    users,
                    leftOut,
                    Optional.empty());
        }
    }
}
