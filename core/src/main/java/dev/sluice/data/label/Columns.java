package dev.sluice.data.label;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;

/** Reads the columns of events. */
final class Columns {
    private Columns() {}

    /** The numbers of a column, NaN where there is none; all NaN if there is no such column. */
    static IntToDoubleFunction numbers(Interactions events, String name) {
        Column column = events.columns().get(name);
        if (column == null) {
            return row -> Double.NaN;
        }
        if (column instanceof NumberColumn numbers) {
            return numbers::number;
        }
        throw new IllegalArgumentException("column " + name + " must hold numbers");
    }

    /** The numbers of a column, of which each that is there must be as it should. */
    static IntToDoubleFunction checked(Interactions events, String name, DoublePredicate rule, String said) {
        IntToDoubleFunction numbers = numbers(events, name);
        return row -> {
            double number = numbers.applyAsDouble(row);
            if (!Double.isNaN(number) && !rule.test(number)) {
                throw new IllegalArgumentException(name + " must be " + said + ": " + number + " of event " + row);
            }
            return number;
        };
    }

    /** The numbers of a column of seconds. */
    static IntToDoubleFunction seconds(Interactions events, String name) {
        return checked(
                events, name, number -> number >= 0 && number < Double.POSITIVE_INFINITY, "finite and not negative");
    }

    /** The durations of items; NaN also where it is 0, as no item is that short. */
    static IntToDoubleFunction durations(Interactions events) {
        IntToDoubleFunction seconds = seconds(events, Exposures.DURATION_SECONDS);
        return row -> {
            double duration = seconds.applyAsDouble(row);
            return duration > 0 ? duration : Double.NaN;
        };
    }

    /** The texts of a column that has to be there. */
    static TextColumn texts(Interactions events, String name) {
        if (events.column(name).orElseThrow(() -> missing(events, name)) instanceof TextColumn texts) {
            return texts;
        }
        throw new IllegalArgumentException("column " + name + " must hold texts");
    }

    static IllegalArgumentException missing(Interactions events, String name) {
        return new IllegalArgumentException(
                "there is no column " + name + ", there are " + events.columns().keySet());
    }

    /** One number for each event. */
    static double[] each(Interactions events, IntToDoubleFunction number) {
        double[] numbers = new double[events.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number.applyAsDouble(row);
        }
        return numbers;
    }
}
