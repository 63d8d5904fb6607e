package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.Locale;

/** Whose column of the catalogue a feature reads: each candidate's, or the user's, which is alike for all of them. */
enum Owner {
    ITEM,
    USER;

    /** What a column says of a row, NaN where it says nothing. */
    @FunctionalInterface
    interface RowValue {
        float of(int row);
    }

    Entities in(ModelSnapshot snapshot) {
        return this == ITEM
                ? snapshot.catalogue().items()
                : snapshot.catalogue().users();
    }

    /** A column of numbers, each finite or missing. */
    NumberColumn numbers(ModelSnapshot snapshot, String column) {
        if (!(in(snapshot).require(column) instanceof NumberColumn numbers)) {
            throw new IllegalArgumentException("column " + column + " must hold numbers: it holds texts or tags");
        }
        for (int row = 0; row < numbers.rows(); row++) {
            if (Double.isInfinite(numbers.number(row))) {
                throw new IllegalArgumentException(
                        column + " of " + this + " " + row + " must be finite: " + numbers.number(row));
            }
        }
        return numbers;
    }

    /** The name of a feature that is a column. */
    String feature(String column) {
        return this + "." + column;
    }

    void fill(Query query, Candidates candidates, RowValue values, float[] column) {
        if (this == USER) {
            Arrays.fill(column, 0, candidates.size(), values.of(query.user()));
            return;
        }
        for (int position = 0; position < candidates.size(); position++) {
            column[position] = values.of(candidates.item(position));
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
