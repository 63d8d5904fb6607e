package dev.sluice.data.content;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import java.util.function.IntToDoubleFunction;

/** Scores in a column of the catalogue. */
record ScoreColumn(String column) implements ItemScores {
    @Override
    public IntToDoubleFunction over(Entities items) {
        Column scores = items.require(column);
        if (scores instanceof NumberColumn numbers) {
            return numbers::number;
        }
        throw new IllegalArgumentException("column " + column + " must hold numbers: it holds texts or tags");
    }
}
