package dev.sluice.eval.bias;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Resampled;
import dev.sluice.eval.Truth;
import dev.sluice.eval.UserValues;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Keeps a piece of each list, and values them in user order, so that it does not matter how they were merged. */
final class WholeAccumulator<T> implements Accumulator, Resampled {
    private final Metric metric;
    private final Whole<T> whole;
    private final Int2ObjectMap<T> pieces = new Int2ObjectOpenHashMap<>();
    private final UserValues.Builder alone = new UserValues.Builder();
    private final Map<String, Integer> leftOut = new TreeMap<>();

    WholeAccumulator(Metric metric, Whole<T> whole) {
        this.metric = metric;
        this.whole = whole;
    }

    @Override
    public void add(RankedList list, Truth truth) {
        Optional<T> piece = whole.piece(list, truth);
        if (piece.isPresent()) {
            pieces.put(list.user(), piece.get());
            alone.add(list.user(), whole.of(List.of(piece.get())));
        } else {
            leftOut.merge(whole.whyLeftOut(list, truth), 1, Integer::sum);
        }
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof WholeAccumulator<?> others) || !others.metric.equals(metric)) {
            throw new IllegalArgumentException("not an accumulator of " + metric.name());
        }
        @SuppressWarnings("unchecked") // of the same metric
        WholeAccumulator<T> same = (WholeAccumulator<T>) others;
        pieces.putAll(same.pieces);
        alone.addAll(same.alone);
        same.leftOut.forEach((reason, users) -> leftOut.merge(reason, users, Integer::sum));
    }

    @Override
    public MetricResult result() {
        UserValues users = alone.build();
        List<T> all = inOrder(users);
        double value = of(all);
        Map<String, Integer> reasons = new TreeMap<>(leftOut);
        boolean undefined = Double.isNaN(value) && !all.isEmpty();
        if (undefined) {
            reasons.merge(whole.whyUndefined(all), all.size(), Integer::sum);
        }
        return new MetricResult(
                metric.name(),
                whole.variant() + "; interval from deviations of resampled users from their mean",
                Aggregate.WHOLE,
                value,
                undefined ? new UserValues.Builder().build() : users,
                reasons,
                Optional.empty());
    }

    /** A resample that says nothing, such as one without a hit, does not deviate. */
    @Override
    public Interval interval(Bootstrap bootstrap) {
        UserValues users = alone.build();
        List<T> all = inOrder(users);
        double value = of(all);
        Interval around = bootstrap.around(value, all.size(), places -> {
            double resampled = of(Arrays.stream(places).mapToObj(all::get).toList());
            return Double.isNaN(resampled) ? value : resampled;
        });
        return around.between(whole.least(), whole.most());
    }

    /** A rounding beyond the bounds is none. */
    private double of(List<T> pieces) {
        return Math.min(whole.most(), Math.max(whole.least(), whole.of(pieces)));
    }

    private List<T> inOrder(UserValues users) {
        return IntStream.range(0, users.size())
                .mapToObj(place -> pieces.get(users.user(place)))
                .toList();
    }
}
