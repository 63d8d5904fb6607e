package dev.sluice.examples;

import dev.sluice.Dropped;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.eval.Truth;
import dev.sluice.examples.ranker.RankerStage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far through the funnel the items came that users went on to like. What no generator proposes no ranker can save.
 *
 * @param users how many users were asked for
 * @param liked how many items they went on to like
 * @param proposed how many of those a generator proposed
 * @param passed how many of those each ranker let through, all where there is none
 * @param listed how many of those are in the list
 */
record Survival(int users, int liked, int proposed, Map<RankerStage, Integer> passed, int listed) {
    /** Explained answers are not for free. */
    private static final int MOST_USERS = 1000;

    /** Asks the whole funnel for the lists of some of the users, with their explanations. */
    static Survival of(Recommender funnel, Lists lists) {
        int step = (lists.judgements().users() + MOST_USERS - 1) / MOST_USERS;
        Survival sum = new Survival(0, 0, 0, Map.of(), 0);
        int place = 0;
        for (Truth truth : lists.judgements()) {
            if (place++ % step == 0) {
                Recommendations answer =
                        funnel.recommend(lists.request(truth.user()).explained().build());
                sum = sum.plus(of(answer, truth, lists));
            }
        }
        return sum;
    }

    private static Survival of(Recommendations answer, Truth truth, Lists lists) {
        Set<String> listed = new HashSet<>(answer.ids());
        Map<String, String> lostAt = answer.dropped().stream().collect(Collectors.toMap(Dropped::item, Dropped::stage));
        Set<String> liked = truth.items()
                .filter(truth::isRelevant)
                .mapToObj(lists.catalogue().items().ids()::id)
                .collect(Collectors.toSet());
        Set<String> reachedList = both(liked, listed);
        Set<String> lost = both(liked, lostAt.keySet());
        int proposed = reachedList.size() + lost.size();
        Map<RankerStage, Integer> passed = new EnumMap<>(RankerStage.class);
        int left = proposed;
        for (RankerStage stage : RankerStage.values()) {
            left -= (int) lost.stream()
                    .filter(item -> stage.label().equals(lostAt.get(item)))
                    .count();
            passed.put(stage, left);
        }
        return new Survival(1, liked.size(), proposed, passed, reachedList.size());
    }

    /** A number of items in percent of those that were liked. */
    double percent(int items) {
        return 100.0 * items / liked;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private Survival plus(Survival other) {
        Map<RankerStage, Integer> sums = new EnumMap<>(other.passed);
        passed.forEach((stage, items) -> sums.merge(stage, items, Integer::sum));
        return new Survival(
                users + other.users, liked + other.liked, proposed + other.proposed, sums, listed + other.listed);
    }
}
