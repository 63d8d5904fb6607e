package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.MetricTable;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Resampled;
import dev.sluice.eval.Truth;
import dev.sluice.eval.UserValues;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Values and weights of users. */
final class WeightedAccumulator implements Accumulator, Resampled {
    private final WeightedMetric metric;
    private final UserValues.Builder values = new UserValues.Builder();
    private final UserValues.Builder weights = new UserValues.Builder();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private long relevant;
    private long scored;
    private long unscored;

    WeightedAccumulator(WeightedMetric metric) {
        this.metric = metric;
    }

    @Override
    public void add(RankedList list, Truth truth) {
        ScoredLabels pairs = metric.metric().universe().of(list, truth);
        double value = metric.metric().of(pairs);
        if (Double.isNaN(value)) {
            leftOut.merge(metric.metric().whyUndefined(list, truth), 1, Integer::sum);
            return;
        }
        long weight = metric.weighting().of(pairs);
        if (weight == 0) {
            leftOut.merge("no " + Places.lower(metric.weighting()), 1, Integer::sum);
            return;
        }
        values.add(list.user(), value);
        weights.add(list.user(), (double) weight);
        relevant += pairs.relevant();
        scored += pairs.scored();
        unscored += pairs.unscored();
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof WeightedAccumulator others) || !others.metric.equals(metric)) {
            throw new IllegalArgumentException("not an accumulator of " + metric.name());
        }
        values.addAll(others.values);
        weights.addAll(others.weights);
        others.leftOut.forEach((reason, users) -> leftOut.merge(reason, users, Integer::sum));
        relevant += others.relevant;
        scored += others.scored;
        unscored += others.unscored;
    }

    @Override
    public MetricResult result() {
        UserValues users = values.build();
        return new MetricResult(
                        metric.name(),
                        metric.variant(),
                        metric.weighting() == Weighting.USERS ? Aggregate.MEAN : Aggregate.WHOLE,
                        mean(users.values(), weights.build().values(), all(users.size())),
                        users,
                        leftOut,
                        Optional.empty())
                .withTable(new MetricTable(
                        List.of("relevant", "with a score", "without a score"),
                        List.of(List.of((double) relevant, (double) scored, (double) unscored))));
    }

    @Override
    public Interval interval(Bootstrap bootstrap) {
        double[] users = values.build().values();
        double[] heavy = weights.build().values();
        return bootstrap.around(
                mean(users, heavy, all(users.length)), users.length, drawn -> mean(users, heavy, drawn));
    }

    private static int[] all(int users) {
        return IntStream.range(0, users).toArray();
    }

    private static double mean(double[] values, double[] weights, int[] places) {
        double sum = 0;
        double weight = 0;
        for (int place : places) {
            sum += values[place] * weights[place];
            weight += weights[place];
        }
        return sum / weight;
    }
}
