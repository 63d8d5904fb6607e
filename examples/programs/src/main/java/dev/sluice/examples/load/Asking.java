package dev.sluice.examples.load;

import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks for users one request each, and looks at what comes. The recommender is metered, the rest is the generator's own
 * and is not. Safe for use by many threads.
 */
final class Asking {
    private final Recommender recommender;
    private final Check check;
    private final Optional<Duration> budget;
    private final Meter meter;

    /** Says what is wrong with the answer to a user. */
    @FunctionalInterface
    interface Check {
        Optional<String> violation(int user, Recommendations answer) throws IOException;
    }

    /** @param budget of each request, if it has one */
    Asking(Recommender recommender, Check check, Optional<Duration> budget, Meter meter) {
        this.recommender = recommender;
        this.check = check;
        this.budget = budget;
        this.meter = meter;
    }

    /** Asks for a user whose request was due at that reading of the clock. */
    void ask(int user, long due, Tally tally) {
        Request request = request(user);
        Outcome outcome = meter.measure(() -> answer(request));
        long nanos = System.nanoTime() - due;
        outcome.answer()
                .ifPresentOrElse(
                        answer -> take(user, answer, nanos, tally), () -> tally.failed(outcome.error(), nanos));
    }

    /**
     * What came of a request.
     *
     * @param error what came instead of an answer, otherwise empty
     */
    private record Outcome(Optional<Recommendations> answer, String error) {}

    private Request request(int user) {
        Request.Builder request =
                Request.forUser(MadeUpCatalogue.user(user)).limit(Stages.LIST).moment(World.NOW);
        budget.ifPresent(request::timeBudget);
        return request.build();
    }

    private Outcome answer(Request request) {
        try {
            return new Outcome(Optional.of(recommender.recommend(request)), "");
        } catch (RuntimeException e) {
            return new Outcome(Optional.empty(), e.toString());
        }
    }

    private void take(int user, Recommendations answer, long nanos, Tally tally) {
        tally.answered(answer, nanos);
        try {
            check.violation(user, answer).ifPresent(tally::violated);
        } catch (IOException | RuntimeException e) {
            tally.violated("not checked: " + e);
        }
    }
}
