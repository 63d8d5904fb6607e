package dev.sluice.eval.tuning;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for the best settings: draws some, tries them, and goes on with the best on a larger budget.
 *
 * <pre>{@code
 * SearchResult result = new RandomSearch(Halving.of(27, 3, 1, 27), 42).run(space, trial, done -> {});
 * }</pre>
 *
 * @param plan how many settings get how much
 * @param seed of what is drawn; equal seeds and trials give equal results, but for their costs
 * @param limit after so long no further trial begins
 */
public record RandomSearch(Halving plan, long seed, Optional<Duration> limit) {
    public RandomSearch {
        limit.ifPresent(time -> {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a limit of time must be above 0: " + time);
            }
        });
    }

    /** A search that takes as long as it takes. */
    public RandomSearch(Halving plan, long seed) {
        this(plan, seed, Optional.empty());
    }

    /** The same; after so long no further trial begins. */
    public RandomSearch within(Duration time) {
        return new RandomSearch(plan, seed, Optional.of(time));
    }

    /**
     * Searches, in this thread, one trial after the other. A trial that fails is in the result with its reason. When
     * the thread is interrupted, the search ends with what was tried until then, the interrupt still set.
     *
     * @param listener hears of each trial when it has ended, before it is decided whether its settings are kept
     * @throws IllegalArgumentException if the space has fewer settings than the plan tries on its first rung
     * @throws IOException if a trial throws it
     */
    public SearchResult run(SearchSpace space, Trial trial, Consumer<TrialResult> listener) throws IOException {
        List<Settings> drawn = space.draw(plan.settings(), seed);
        if (drawn.size() < plan.settings()) {
            throw new IllegalArgumentException("the space has only " + drawn.size() + " settings: " + plan.settings());
        }
        return new SearchRun(this, trial, listener).over(space, drawn);
    }
}
