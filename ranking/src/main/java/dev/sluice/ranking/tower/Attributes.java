package dev.sluice.ranking.tower;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.ranking.ItemValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is known of each item, or user, as weighted terms: the values of texts and tags, those of one column weighing 1
 * together, and numbers as standard deviations above the mean. What is missing is no term.
 */
final class Attributes {
    /** Numbers that are closer together, by their mean, are equal: they differ by what rounding made of them. */
    private static final double LEAST_SPREAD = 1e-9;

    private final List<Part> parts = new ArrayList<>();
    private final List<String> columns;
    private final int rows;
    private int terms;

    /** Gives what a row has. */
    @FunctionalInterface
    interface Sink {
        void add(int term, float weight);
    }

    /** One column. */
    @FunctionalInterface
    private interface Part {
        void of(int row, Sink sink);
    }

    private Attributes(Entities entities, List<String> columns, int leastRows) {
        this.columns = columns;
        this.rows = entities.rows();
        for (String column : columns) {
            if (entities.require(column) instanceof NumberColumn numbers) {
                parts.add(numbers(column, numbers));
            } else {
                parts.add(values(ItemValues.in(entities, column), leastRows));
            }
        }
    }

    /**
     * Reads columns.
     *
     * @param columns names; empty for all columns of texts and tags
     * @param leastRows a value of fewer rows is no term
     * @throws IllegalArgumentException if there is no such column, or a number is infinite
     */
    static Attributes of(Entities entities, List<String> columns, int leastRows) {
        return new Attributes(entities, columns.isEmpty() ? named(entities) : columns, leastRows);
    }

    private static List<String> named(Entities entities) {
        return entities.columns().entrySet().stream()
                .filter(column -> !(column.getValue() instanceof NumberColumn))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Bytes of heap for one value of each column and row. */
    long bytes() {
        return 8L * rows * columns.size();
    }

    List<String> columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Every term is below. */
    int terms() {
        return terms;
    }

    /** The terms of a row. */
    void of(int row, Sink sink) {
        for (Part part : parts) {
            part.of(row, sink);
        }
    }

    private Part values(ItemValues values, int leastRows) {
        int[] termOf = terms(values, leastRows);
        return (row, sink) -> {
            int known = 0;
            for (int place = 0; place < values.count(row); place++) {
                known += termOf[values.code(row, place)] < 0 ? 0 : 1;
            }
            for (int place = 0; place < values.count(row); place++) {
                int term = termOf[values.code(row, place)];
                if (term >= 0) {
                    sink.add(term, 1f / known);
                }
            }
        };
    }

    /** The term of each code, below 0 if it has none. */
    private int[] terms(ItemValues values, int leastRows) {
        int[] met = new int[values.codes()];
        for (int row = 1; row < values.rows(); row++) {
            for (int place = 0; place < values.count(row); place++) {
                met[values.code(row, place)]++;
            }
        }
        return Arrays.stream(met)
                .map(count -> count > 0 && count >= leastRows ? terms++ : -1)
                .toArray();
    }

    private Part numbers(String column, NumberColumn numbers) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int row = 1; row < numbers.rows(); row++) {
            double number = numbers.number(row);
            if (Double.isInfinite(number)) {
                throw new IllegalArgumentException(column + " of row " + row + " must be finite: " + number);
            }
            if (!Double.isNaN(number)) {
                count++;
                double gap = number - sum / Math.max(1, count - 1);
                sum += number;
                squares += gap * (number - sum / count);
            }
        }
        double mean = sum / Math.max(1, count);
        double spread = Math.sqrt(squares / Math.max(1, count));
        double deviation = spread > Math.abs(mean) * LEAST_SPREAD ? spread : 1;
        int term = terms++;
        return (row, sink) -> {
            double number = numbers.number(row);
            if (!Double.isNaN(number)) {
                sink.add(term, (float) ((number - mean) / deviation));
            }
        };
    }
}
