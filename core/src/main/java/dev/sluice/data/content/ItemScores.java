package dev.sluice.data.content;

import dev.sluice.data.Entities;
import java.util.function.IntToDoubleFunction;

/** Scores that any model gives to items: the more harmful, the higher. */
@FunctionalInterface
public interface ItemScores {
    /** The score of each row of these items; NaN is missing. */
    IntToDoubleFunction over(Entities items);

    /** Those that stand in a column of numbers of the catalogue. */
    static ItemScores column(String name) {
        return new ScoreColumn(name);
    }
}
