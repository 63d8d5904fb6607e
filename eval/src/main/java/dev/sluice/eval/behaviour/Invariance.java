package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    @SuppressWarnings("ReferenceEquality") // a change that does not apply gives the request back
    public Observation observe(Subject subject) {
        Cases cases = new Cases();
        for (Request request : requests) {
            Request changed = change.of(request);
            if (changed == request) {
                cases.addUnusable();
                continue;
            }
            Optional<List<String>> before = Lists.first(k, request, subject);
            Optional<List<String>> after = Lists.first(k, changed, subject);
            if (before.isEmpty()
                    || after.isEmpty()
                    || (before.get().isEmpty() && after.get().isEmpty())) {
                cases.addUnusable();
            } else {
                cases.add(
                        overlap(before.get(), after.get()),
                        Lists.who(request) + ": " + before.get() + " became " + after.get());
            }
        }
        return cases.mean("nothing changes, the system cannot be asked, or has nothing for them");
    }

    private static double overlap(List<String> one, List<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return (double) common.size() / Math.max(one.size(), other.size());
    }
}
