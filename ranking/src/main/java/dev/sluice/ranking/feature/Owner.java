package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
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

    /** What a column says of rows, NaN where it says nothing. */
    @FunctionalInterface
    interface RowValues {
        /** Sets {@code into[i]} to what it says of {@code rows[i]}, for each {@code i} below the count. */
        void read(int[] rows, int count, BatchMemory memory, float[] into);
    }

    Entities in(ModelSnapshot snapshot) {
        return this == ITEM
                ? snapshot.catalogue().items()
                : snapshot.catalogue().users();
    }

    /** A column of numbers, each finite or missing. */
    NumberColumn numbers(ModelSnapshot snapshot, String column) {
        NumberColumn numbers = in(snapshot).numbers(column);
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

    /** Many rows are read together, as they lie anywhere in memory, and one alone is as long on its way as ten. */
    void fill(Query query, Candidates candidates, RowValues values, float[] column) {
        int size = candidates.size();
        BatchMemory memory = candidates.memory();
        if (this == ITEM) {
            int[] items = memory.ints(size);
            candidates.items(items);
            values.read(items, size, memory, column);
        } else if (size > 0) {
            int[] user = memory.ints(1);
            user[0] = query.user();
            values.read(user, 1, memory, column);
            Arrays.fill(column, 1, size, column[0]);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
