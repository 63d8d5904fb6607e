package dev.sluice.examples;

import dev.sluice.Degradation;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * Asks recommenders for the lists of judged users, in their order.
 *
 * @param catalogue the ids
 * @param judgements whom to ask for
 * @param seen what users have had to do with, which nobody is recommended, also where the preparation left it out
 * @param moment the end of the training, at which everybody asks
 * @param foldIns what users bring who are not trained on
 * @param depth how many items a list has
 */
record Lists(
        Catalogue catalogue,
        Judgements judgements,
        InteractionMatrix seen,
        Instant moment,
        FoldIns foldIns,
        int depth) {
    /** The lists of one system. */
    List<RankedList> of(String system, Recommender recommender, Console console) {
        List<RankedList> lists = new ArrayList<>();
        try (ProgressBar bar = console.progress("recommending by " + system, judgements.users())) {
            for (Truth truth : judgements) {
                Request request = request(truth.user()).build();
                lists.add(list(truth.user(), whole(recommender.recommend(request), system)));
                bar.step();
            }
        }
        return lists;
    }

    /**
     * The same answer. A site shows what it has where a stage failed; here that would be judged, or learned from, in
     * the name of the whole.
     *
     * @throws IllegalStateException if a stage failed; says which, and why
     */
    static Recommendations whole(Recommendations answer, String system) {
        answer.degradations().stream()
                .filter(why -> why.reason() == Degradation.Reason.STAGE_FAILED)
                .findFirst()
                .ifPresent(why -> {
                    throw new IllegalStateException("a stage of " + system + " failed: " + why.detail());
                });
        return answer;
    }

    /** What a user asks. */
    Request.Builder request(int user) {
        return foldIns.request(user, moment).excluding(items(user)).limit(depth);
    }

    private List<String> items(int user) {
        IdIndex ids = catalogue.items().ids();
        return Arrays.stream(seen.row(user)).mapToObj(ids::id).toList();
    }

    private RankedList list(int user, Recommendations answer) {
        IdIndex ids = catalogue.items().ids();
        List<Recommendation> items = answer.items();
        return RankedList.of(
                user,
                items.stream().mapToInt(item -> ids.row(item.item())).toArray(),
                items.stream().mapToDouble(Recommendation::score).toArray());
    }
}
