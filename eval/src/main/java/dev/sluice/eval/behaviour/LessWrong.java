package dev.sluice.eval.behaviour;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether what misses lies near what the user liked: to each of the first {@code k} items the liked one that is most
 * similar, and the mean of these similarities; the mean over requests whose first {@code k} items hold no liked one.
 *
 * @param liked what users went on to like
 * @param similarity of items
 * @param k how many places of a list count, at least 1
 */
public record LessWrong(List<Liked> liked, Similarity similarity, int k) implements Behaviour {
    public LessWrong {
        liked = List.copyOf(liked);
        Lists.requireCut(k);
    }

    /** How alike two items are. */
    @FunctionalInterface
    public interface Similarity {
        /** The more the liker; empty if it is not known of one of them. */
        OptionalDouble of(String one, String other);
    }

    @Override
    public String name() {
        return "less-wrong@" + k;
    }

    @Override
    public String description() {
        return "similarity of the first " + k + " items to liked ones, where none of them is liked";
    }

    @Override
    public Observation observe(Subject subject) {
        Cases cases = new Cases();
        for (Liked each : liked) {
            Optional<List<String>> items = Lists.first(k, each.request(), subject);
            if (items.isPresent() && items.get().stream().anyMatch(each.items()::contains)) {
                continue;
            }
            OptionalDouble near = items.map(missed -> near(missed, each)).orElse(OptionalDouble.empty());
            if (near.isEmpty()) {
                cases.addUnusable();
            } else {
                cases.add(near.getAsDouble(), Lists.who(each.request()) + " gets " + items.get());
            }
        }
        return cases.mean("the system cannot be asked or has nothing for them, or no similarity is known");
    }

    private OptionalDouble near(List<String> items, Liked each) {
        return items.stream()
                .map(item -> each.items().stream()
                        .map(other -> similarity.of(item, other))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .max())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
