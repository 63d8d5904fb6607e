package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import dev.sluice.eval.ListMetric;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Whether some users fare worse than others: the greatest distance between the mean of a metric in a slice and its mean
 * over all users, at least 0. Slices with too few users do not count.
 *
 * @param name a short name for reports, such as {@code gap:country}
 * @param metric of a list
 * @param liked what users went on to like
 * @param slice the slice that a request is in
 * @param minimum how many users a slice needs to count, at least 1
 */
public record SliceGap(String name, ListMetric metric, List<Liked> liked, Function<Request, String> slice, int minimum)
        implements Behaviour {
    public SliceGap {
        liked = List.copyOf(liked);
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum must be at least 1: " + minimum);
        }
    }

    @Override
    public String description() {
        return "greatest distance of a slice of at least " + minimum + " users from the mean of " + metric.variant();
    }

    @Override
    public Observation observe(Subject subject) {
        Cases all = new Cases();
        Map<String, Cases> slices = new TreeMap<>();
        for (Liked each : liked) {
            OptionalDouble value = JudgedList.of(each, subject).value(metric);
            if (value.isPresent()) {
                all.add(value.getAsDouble(), "");
                slices.computeIfAbsent(slice.apply(each.request()), none -> new Cases())
                        .add(value.getAsDouble(), "");
            }
        }
        double mean = all.mean("").value();
        return slices.entrySet().stream()
                .map(entry -> gap(entry.getKey(), entry.getValue().mean(""), mean))
                .filter(gap -> gap.cases() >= minimum)
                .max(Comparator.comparingDouble(Observation::value))
                .orElseGet(() -> Observation.none("no slice has " + minimum + " users"));
    }

    private static Observation gap(String slice, Observation observed, double mean) {
        String example = slice + ": " + observed.value() + ", all: " + mean;
        return new Observation(Math.abs(observed.value() - mean), observed.cases(), List.of(example), "");
    }
}
