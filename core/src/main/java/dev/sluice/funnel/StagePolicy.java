package dev.sluice.funnel;

import dev.sluice.Deadline;
import dev.sluice.Query;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one stage of a funnel may take and what its failure means. Start from {@link #defaults()} and change what
 * matters:
 *
 * <pre>{@code
 * StagePolicy policy = StagePolicy.defaults().withBudget(Duration.ofMillis(20)).withOnFailure(OnFailure.SKIP);
 * }</pre>
 *
 * @param budget time for each call of the stage, above 0; its query's deadline is the smaller of this and what is left
 *     of the run's. Empty: what is left
 * @param onFailure what a failure means
 */
public record StagePolicy(Optional<Duration> budget, OnFailure onFailure) {
    public StagePolicy {
        budget.ifPresent(StagePolicy::check);
    }

    /** As long as the query allows; a failure degrades the answer. */
    public static StagePolicy defaults() {
        return new StagePolicy(Optional.empty(), OnFailure.DEGRADE);
    }

    /** The same with this budget. */
    public StagePolicy withBudget(Duration time) {
        return new StagePolicy(Optional.of(time), onFailure);
    }

    /** The same with this meaning of a failure. */
    public StagePolicy withOnFailure(OnFailure meaning) {
        return new StagePolicy(budget, meaning);
    }

    /** The query as the stage is to see it when it begins now. */
    Query bounded(Query query) {
        if (budget.isEmpty()) {
            return query;
        }
        Deadline own = Deadline.in(budget.get());
        boolean earlier = own.nanosLeft() < query.deadline().nanosLeft();
        return earlier ? query.with().deadline(own).build() : query;
    }

    private static void check(Duration budget) {
        if (budget.isZero() || budget.isNegative()) {
            throw new IllegalArgumentException("a stage's budget must be above 0: " + budget);
        }
    }
}
