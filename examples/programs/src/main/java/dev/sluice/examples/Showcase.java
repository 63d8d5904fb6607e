package dev.sluice.examples;

import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Truth;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One user's list, with what the user liked before and why each item is there.
 *
 * @param user the user's id
 * @param before what the user liked last before the list was made, the newest last
 * @param places the list
 */
record Showcase(String user, List<String> before, List<Place> places) {
    private static final int REMEMBERED = 8;

    /**
     * An item of the list.
     *
     * @param title what people call it
     * @param kind its category or genres
     * @param score of the last stage
     * @param proposers the generators that proposed it
     * @param reasons the features that spoke most for it
     * @param liked whether the user went on to like it
     */
    record Place(String title, String kind, double score, List<String> proposers, String reasons, boolean liked) {}

    /** The lists of two users: of all who are judged, one with as much history as the median, one with much. */
    static List<Showcase> of(ModelRepository repository, Rankers rankers, Lists lists, Interactions training) {
        Witness witness = new Witness(rankers.weights().orElse(List.of()));
        InteractionMatrix histories = InteractionMatrix.of(training);
        int[] users = byHistory(lists.judgements(), histories);
        try (RepositoryRecommender recommender =
                Funnels.recommender(repository, snapshot -> Funnels.witnessed(witness, snapshot))) {
            return Arrays.stream(new int[] {users[users.length / 2], users[users.length * 9 / 10]})
                    .distinct()
                    .mapToObj(user -> of(user, recommender, witness::reason, lists, training))
                    .toList();
        }
    }

    private static int[] byHistory(Judgements judgements, InteractionMatrix histories) {
        List<Integer> users = new ArrayList<>();
        judgements.forEach(truth -> users.add(truth.user()));
        users.sort(Comparator.comparingInt(histories::size));
        return users.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Showcase of(
            int user, Recommender recommender, IntFunction<String> reasons, Lists lists, Interactions training) {
        Recommendations answer = recommender.recommend(
                lists.request(user).limit(Math.min(lists.depth(), Funnels.LIST)).build());
        Truth truth = lists.judgements().truth(user).orElseThrow();
        ItemText text = ItemText.of(lists.catalogue());
        List<Place> places = new ArrayList<>();
        for (Recommendation item : answer.items()) {
            int row = lists.catalogue().items().ids().row(item.item());
            places.add(new Place(
                    text.name(item.item()),
                    text.kind(item.item()),
                    item.score(),
                    item.sources(),
                    reasons.apply(row),
                    truth.isRelevant(row)));
        }
        return new Showcase(lists.catalogue().users().ids().id(user), before(user, lists, training), places);
    }

    private static List<String> before(int user, Lists lists, Interactions training) {
        ItemText text = ItemText.of(lists.catalogue());
        Interactions own = training.filter(event -> training.user(event) == user);
        return IntStream.range(0, own.size())
                .boxed()
                .sorted(Comparator.comparingLong(own::time))
                .skip(Math.max(0, own.size() - REMEMBERED))
                .map(event -> text.name(lists.catalogue().items().ids().id(own.item(event))))
                .toList();
    }
}
