package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whether a change that should not matter leaves a list alone: the share of the first {@code k} items that the lists
 * before and after have in common, whatever their order, of the longer one's; the mean over requests, from 0 to 1.
 *
 * @param name a short name for reports
 * @param requests what is asked before the change; a request whose lists are both empty is no case
 * @param change what should not matter, such as {@link Noise}
 * @param k how many places of a list count, at least 1
 */
public record Invariance(String name, List<Request> requests, Change change, int k) implements Behaviour {
    public Invariance {
        requests = List.copyOf(requests);
        Lists.requireCut(k);
    }

    @Override
    public String description() {
        return "share of the first " + k + " items that stay when " + change.description();
    }

    @Override
    public Observation observe(Subject subject) {
        return change.observe(
                requests,
                k,
                subject,
                (before, after) -> before.isEmpty() && after.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(overlap(before, after)));
    }

    private static double overlap(List<String> one, List<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return (double) common.size() / Math.max(one.size(), other.size());
    }
}
