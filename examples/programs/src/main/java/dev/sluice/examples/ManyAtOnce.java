package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.funnel.Funnel;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.util.List;
import java.util.function.Function;

/**
 * Recommends to many, each by the same funnel as alone, while models are asked for many at once. The queries are found
 * by a funnel that does nothing but note them. Belongs to one thread.
 */
final class ManyAtOnce implements AutoCloseable {
    /** Requests of a round: more gain little. */
    private static final int MOST = 256;
    /** Candidates that a model may propose in a round, which bounds the memory that they take. */
    private static final int MOST_CANDIDATES = 1 << 21;

    private final Round round = new Round();
    private final RepositoryRecommender noting;
    private final RepositoryRecommender recommender;

    private ManyAtOnce(ModelRepository repository) {
        this.noting = Funnels.recommender(repository, this::noting);
        this.recommender = Funnels.recommender(repository, snapshot -> Funnels.full(Generators.ahead(snapshot, round)));
    }

    /** Recommends with whatever version a repository has current. */
    static ManyAtOnce of(ModelRepository repository) {
        return new ManyAtOnce(repository);
    }

    @Override
    public void close() {
        noting.close();
        recommender.close();
    }

    private Funnel noting(ModelSnapshot snapshot) {
        CandidateGenerator notes = (query, limit) -> {
            round.note(query);
            return Candidates.NONE;
        };
        return Funnel.of(snapshot.version())
                .generator("notes", notes, 1)
                .withoutFallback()
                .build();
    }

    /** Hears what becomes of a request. */
    @FunctionalInterface
    interface Listener<E extends Exception> {
        void answered(String user, Recommendations answer) throws E;
    }

    /**
     * Answers users in their order.
     *
     * @param limit how many items for each, at least 0
     * @param asking makes the request of a user
     */
    <E extends Exception> void recommend(
            List<String> users, int limit, Function<String, Request> asking, Listener<E> listener) throws E {
        int atOnce = Math.max(1, Math.min(MOST, MOST_CANDIDATES / Math.max(limit, Funnels.PROPOSED)));
        for (int from = 0; from < users.size(); from += atOnce) {
            answer(users.subList(from, Math.min(users.size(), from + atOnce)), asking, listener);
        }
    }

    private <E extends Exception> void answer(
            List<String> users, Function<String, Request> asking, Listener<E> listener) throws E {
        List<Request> requests = users.stream().map(asking).toList();
        round.begin();
        for (int turn = 0; turn < requests.size(); turn++) {
            round.turnTo(turn);
            noting.recommend(requests.get(turn));
        }
        for (int turn = 0; turn < requests.size(); turn++) {
            round.turnTo(turn);
            listener.answered(users.get(turn), recommender.recommend(requests.get(turn)));
        }
    }
}
