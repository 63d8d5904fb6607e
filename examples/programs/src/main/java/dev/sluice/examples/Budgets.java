package dev.sluice.examples;

import dev.sluice.eval.tuning.Rung;
import dev.sluice.eval.tuning.SearchResult;
import dev.sluice.eval.tuning.TrialResult;
import java.util.Comparator;
import java.util.Optional;

/** What the budgets of a search are. */
enum Budgets {
    /** Passes over the data. */
    EPOCHS("epochs"),
    /** Percents of the users who are trained on, for models that are computed in one go. */
    USERS("percent of the users"),
    /** All or nothing. */
    WHOLE("budget");

    private final String unit;

    Budgets(String unit) {
        this.unit = unit;
    }

    /** What they are counted in. */
    String unit() {
        return unit;
    }

    /** As in {@code 5 epochs}. */
    String text(int budget) {
        return budget + " " + (this == EPOCHS && budget == 1 ? "epoch" : unit);
    }

    /**
     * What is best of all that was tried. What did well on some of the users is trained on all of them in the end, so
     * that only those count who got the most.
     */
    Optional<TrialResult> best(SearchResult result) {
        return this == USERS
                ? result.plan().rungs().stream()
                        .sorted(Comparator.comparingInt(Rung::number).reversed())
                        .flatMap(rung -> result.bestOf(rung).stream())
                        .findFirst()
                : result.best();
    }
}
