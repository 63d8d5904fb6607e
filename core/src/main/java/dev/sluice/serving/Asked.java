package dev.sluice.serving;

import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import java.util.Optional;

/**
 * What came of asking a recommender.
 *
 * @param answer none if it threw
 * @param nanos how long it took
 */
record Asked(Optional<Recommendations> answer, long nanos) {
    /** Asks; what the recommender throws is no answer. */
    static Asked of(Recommender recommender, Request request) {
        long start = System.nanoTime();
        try {
            Recommendations answer = recommender.recommend(request);
            return new Asked(Optional.of(answer), System.nanoTime() - start);
        } catch (RuntimeException e) {
            return new Asked(Optional.empty(), System.nanoTime() - start);
        }
    }
}
