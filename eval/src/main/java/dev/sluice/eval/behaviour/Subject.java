package dev.sluice.eval.behaviour;

import dev.sluice.Recommender;
import dev.sluice.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system whose behaviour is looked at. */
@FunctionalInterface
public interface Subject {
    /**
     * The items recommended for a request, the best first.
     *
     * @return empty if the system cannot be asked this, which is not the same as recommending nothing
     */
    Optional<List<String>> items(Request request);

    /** A recommender, which can be asked anything. */
    static Subject of(Recommender recommender) {
        return request -> Optional.of(recommender.recommend(request).ids());
    }

    /**
     * Lists that were made before, by user: all that is known of a system is what it recommends to these users with the
     * histories they had. It cannot be asked with another history, nor without a user.
     *
     * @param lists for a user who is not among them the system had nothing
     */
    static Subject ofLists(Map<String, List<String>> lists) {
        Map<String, List<String>> known = Map.copyOf(lists);
        return request -> request.history().isPresent()
                ? Optional.empty()
                : request.user()
                        .map(user -> known.getOrDefault(user, List.of()).stream()
                                .filter(item -> !request.excluded().contains(item))
                                .limit(request.limit())
                                .toList());
    }
}
