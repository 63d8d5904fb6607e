package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a system knows more than what is popular: the share of the first {@code k} items that are not of the head of
 * the catalogue; the mean over requests, from 0 to 1.
 *
 * @param requests what is asked; one that is answered with nothing is no case
 * @param head the popular items, see {@link #head}
 * @param k how many places of a list count, at least 1
 */
public record LongTail(List<Request> requests, Set<String> head, int k) implements Behaviour {
    public LongTail {
        requests = List.copyOf(requests);
        head = Set.copyOf(head);
        Lists.requireCut(k);
    }

    /**
     * The most popular of the items that have events, those of equal popularity in the order of their rows.
     *
     * @param events to count
     * @param items their ids
     * @param share of the items that have events, between 0 and 1 exclusive, rounded up; a fifth is usual
     */
    public static Set<String> head(Interactions events, IdIndex items, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be between 0 and 1: " + share);
        }
        int[] counts = new int[items.rows()];
        for (int event = 0; event < events.size(); event++) {
            counts[events.item(event)]++;
        }
        List<Integer> falling = IntStream.range(1, counts.length)
                .filter(item -> counts[item] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(item -> -counts[item]))
                .toList();
        return falling.stream()
                .limit((long) Math.ceil(share * falling.size()))
                .map(items::id)
                .collect(Collectors.toSet());
    }

    @Override
    public String name() {
        return "long-tail@" + k;
    }

    @Override
    public String description() {
        return "share of the first " + k + " items that are not among the " + head.size() + " most popular";
    }

    @Override
    public Observation observe(Subject subject) {
        Cases cases = new Cases();
        for (Request request : requests) {
            Optional<List<String>> items = Lists.first(k, request, subject);
            if (items.isEmpty() || items.get().isEmpty()) {
                cases.addUnusable();
            } else {
                Set<String> tail = new HashSet<>(items.get());
                tail.removeAll(head);
                cases.add((double) tail.size() / items.get().size(), Lists.who(request) + " gets " + items.get());
            }
        }
        return cases.mean("the system cannot be asked, or has nothing for them");
    }
}
