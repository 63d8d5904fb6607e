package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether those of whom little or nothing is known get a list all the same: the share of requests that are answered
 * with {@code k} distinct items, from 0 to 1.
 *
 * @param requests of strangers: of unknown users, of users without a history or with a single event, of nobody
 * @param k how many items a list must have, at least 1
 */
public record ColdStart(List<Request> requests, int k) implements Behaviour {
    public ColdStart {
        requests = List.copyOf(requests);
        Lists.requireCut(k);
    }

    @Override
    public String name() {
        return "cold-start@" + k;
    }

    @Override
    public String description() {
        return "share of strangers who get " + k + " distinct items";
    }

    @Override
    public Observation observe(Subject subject) {
        Cases cases = new Cases();
        for (Request request : requests) {
            Optional<List<String>> items = Lists.first(k, request, subject);
            if (items.isEmpty()) {
                cases.addUnusable();
            } else {
                int distinct = new HashSet<>(items.get()).size();
                cases.add(distinct >= k ? 1 : 0, Lists.who(request) + " gets " + distinct + " items");
            }
        }
        return cases.mean("the system cannot be asked");
    }
}
