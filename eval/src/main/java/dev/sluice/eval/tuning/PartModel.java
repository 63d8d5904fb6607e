package dev.sluice.eval.tuning;

import dev.sluice.Degradation;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What was trained on a part of the data, to be judged. */
@FunctionalInterface
public interface PartModel extends Closeable {
    /**
     * What it recommends to the judged users, whether it knows them or not: at most one list each. A user without a
     * list counts as one with an empty list, so give those whom the part does not know what they would get in life.
     * Items that a user met in the whole training data are best left out at every point, since nobody is judged by
     * them.
     */
    Stream<RankedList> lists(Judgements users) throws IOException;

    /** Gives back what it holds, when it has been judged. By default there is nothing. */
    @Override
    default void close() throws IOException {}

    /**
     * A recommender, asked by its users' ids.
     *
     * @param catalogue the ids of the data
     * @param moment at which everybody asks, best the end of the training
     * @param limit how many items a list has
     * @throws IllegalStateException when it is asked and one of its stages fails
     */
    static PartModel of(Recommender recommender, Catalogue catalogue, Instant moment, int limit) {
        return users -> StreamSupport.stream(users.spliterator(), false).map(truth -> {
            String id = catalogue.users().ids().id(truth.user());
            Request request = Request.forUser(id).moment(moment).limit(limit).build();
            return list(truth.user(), recommender.recommend(request), catalogue);
        });
    }

    private static RankedList list(int user, Recommendations answer, Catalogue catalogue) {
        for (Degradation why : answer.degradations()) {
            if (why.reason() == Degradation.Reason.STAGE_FAILED) {
                throw new IllegalStateException("a stage failed: " + why.detail());
            }
        }
        IdIndex ids = catalogue.items().ids();
        List<Recommendation> items = answer.items();
        return RankedList.of(
                user,
                items.stream().mapToInt(item -> ids.row(item.item())).toArray(),
                items.stream().mapToDouble(Recommendation::score).toArray());
    }
}
