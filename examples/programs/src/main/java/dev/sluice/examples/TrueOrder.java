package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.statistics.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which users like items, to which that of a model is held.
 *
 * @param name which items these are
 * @param users each with two items at least
 */
record TrueOrder(String name, List<OfUser> users) {
    /** The order of one user. */
    static final class OfUser {
        private final int user;
        private final int[] items;
        private final double[] ranks;

        /**
         * @param user row of the user
         * @param items rows of items
         * @param ranks of the interests in them
         */
        OfUser(int user, int[] items, double[] ranks) {
            this.user = user;
            this.items = items;
            this.ranks = ranks;
        }

        /** Spearman's correlation with a guess; one that tells no item from another is worth 0. */
        double agreement(Guess guess) {
            double agreement = Correlation.pearson(Correlation.ranks(guess.of(user, items)), ranks);
            return Double.isNaN(agreement) ? 0 : agreement;
        }
    }

    /** Of everything there is at a moment. */
    static TrueOrder ofEverything(World world, int[] users, long moment) {
        int[] items = IntStream.rangeClosed(1, world.lastPublished(moment)).toArray();
        return new TrueOrder(
                "published",
                IntStream.of(users)
                        .mapToObj(user -> new OfUser(
                                user,
                                items,
                                Correlation.ranks(IntStream.of(items)
                                        .mapToDouble(item -> world.interest(user, item, moment))
                                        .toArray())))
                        .toList());
    }

    /** Of what users are shown, at the moments when they are. */
    static TrueOrder ofShown(World world, int[] users, Interactions shown) {
        List<List<Integer>> events = new ArrayList<>();
        IntStream.range(0, shown.userRows()).forEach(user -> events.add(new ArrayList<>()));
        IntStream.range(0, shown.size())
                .forEach(event -> events.get(shown.user(event)).add(event));
        return new TrueOrder(
                "shown later",
                IntStream.of(users)
                        .filter(user -> events.get(user).size() > 1)
                        .mapToObj(user -> of(world, user, shown, events.get(user)))
                        .toList());
    }

    private static OfUser of(World world, int user, Interactions shown, List<Integer> events) {
        return new OfUser(
                user,
                events.stream().mapToInt(shown::item).toArray(),
                Correlation.ranks(events.stream()
                        .mapToDouble(event -> world.interest(user, shown.item(event), shown.time(event)))
                        .toArray()));
    }

    /** How well a guess agrees with each user. */
    double[] agreements(Guess guess) {
        return users.stream().mapToDouble(user -> user.agreement(guess)).toArray();
    }
}
