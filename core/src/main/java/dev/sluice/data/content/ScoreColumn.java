package dev.sluice.data.content;

import dev.sluice.data.Entities;
import java.util.function.IntToDoubleFunction;

/** Scores in a column of the catalogue. */
record ScoreColumn(String column) implements ItemScores {
    @Override
    public IntToDoubleFunction over(Entities items) {
        return items.numbers(column)::number;
    }
}
