package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Whether a change moves a list the way it should: the share of requests for whose first {@code k} items a measure
 * rises, from 0 to 1. Where nothing moves, a system does not listen: that counts 0, as the wrong way does.
 *
 * @param name a short name for reports
 * @param requests what is asked before the change
 * @param change what should matter, such as more events of one category
 * @param measure of the items of a list, such as the share of that category; what is to fall is measured negated. NaN
 *     if it says nothing of a list
 * @param k how many places of a list count, at least 1
 */
public record Direction(
        String name, List<Request> requests, Change change, ToDoubleFunction<List<String>> measure, int k)
        implements Behaviour {
    public Direction {
        requests = List.copyOf(requests);
        Lists.requireCut(k);
    }

    @Override
    public String description() {
        return "share of requests whose first " + k + " items move the right way when " + change.description();
    }

    @Override
    public Observation observe(Subject subject) {
        return change.observe(requests, k, subject, (before, after) -> {
            double from = measure.applyAsDouble(before);
            double to = measure.applyAsDouble(after);
            return Double.isNaN(from) || Double.isNaN(to)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(to > from ? 1 : 0);
        });
    }
}
