package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lists of another system, or of another run of the same one, to hold lists against. */
@FunctionalInterface
public interface UserLists {
    /** The list of a user, if there is one. */
    Optional<RankedList> of(int user);

    /**
     * Lists that are there.
     *
     * @throws IllegalArgumentException if a user has two
     */
    static UserLists of(Stream<RankedList> lists) {
        Int2ObjectMap<RankedList> byUser = new Int2ObjectOpenHashMap<>();
        lists.forEachOrdered(list -> {
            if (byUser.put(list.user(), list) != null) {
                throw new IllegalArgumentException("user " + list.user() + " has two lists");
            }
        });
        return user -> Optional.ofNullable(byUser.get(user));
    }

    /**
     * What recommending to everybody what is popular would show: to each user the most popular items without those the
     * user has had to do with. Costs a user's history and list whenever it is asked.
     *
     * @param seen what users have had to do with, which is not shown to them again
     * @param size how many items a list has, at least 1; fewer where there are no more
     */
    static UserLists mostPopular(ItemPopularity popularity, InteractionMatrix seen, int size) {
        Places.requireCut(size);
        int[] falling = popularity.falling().toArray();
        return user -> Optional.of(RankedList.ofItems(
                user,
                IntStream.of(falling)
                        .filter(item -> user >= seen.rows() || !seen.contains(user, item))
                        .limit(size)
                        .toArray()));
    }
}
