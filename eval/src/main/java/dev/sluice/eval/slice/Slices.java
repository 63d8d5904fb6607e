package dev.sluice.eval.slice;

import dev.sluice.data.Column;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values that an attribute has for users, or for items. Who has none is of the slice {@link #UNKNOWN}; who has
 * several, as an item has tags, is of several slices, which then overlap.
 */
public final class Slices {
    /** The slice of those of whom the attribute is not known. */
    public static final String UNKNOWN = "unknown";

    private static final List<String> NOTHING_KNOWN = List.of(UNKNOWN);

    private final String attribute;
    private final Int2ObjectMap<List<String>> values;
    private final boolean overlapping;

    private Slices(String attribute, Int2ObjectMap<List<String>> values) {
        this.attribute = attribute;
        this.values = values;
        this.overlapping = values.values().stream().anyMatch(several -> several.size() > 1);
    }

    /**
     * The values of a column of a catalogue, by row. Each distinct number is a value; divide what is measured (an age,
     * a length) into bands before.
     */
    public static Slices of(String attribute, Column column) {
        Builder slices = new Builder(attribute);
        for (int row = 1; row < column.rows(); row++) {
            for (String value : values(column, row)) {
                slices.add(row, value);
            }
        }
        return slices.build();
    }

    private static List<String> values(Column column, int row) {
        if (column instanceof TextColumn texts) {
            return texts.text(row).isEmpty() ? List.of() : List.of(texts.text(row));
        }
        if (column instanceof NumberColumn numbers) {
            return Double.isNaN(numbers.number(row)) ? List.of() : List.of(text(numbers.number(row)));
        }
        return ((TagColumn) column).tags(row);
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** What the values are values of, such as {@code country}. */
    public String attribute() {
        return attribute;
    }

    /** The slices that a row is in, at least one. */
    public List<String> of(int row) {
        return values.getOrDefault(row, NOTHING_KNOWN);
    }

    /** Every value that some row has, in order. */
    public Set<String> values() {
        Set<String> distinct = new TreeSet<>();
        values.values().forEach(distinct::addAll);
        return distinct;
    }

    /** Whether some row is in more than one slice. */
    public boolean overlap() {
        return overlapping;
    }

    /** Collects the values of an attribute. Belongs to one thread. */
    public static final class Builder {
        private final String attribute;
        private final Int2ObjectMap<Set<String>> values = new Int2ObjectOpenHashMap<>();

        /** No values yet of this attribute. */
        public Builder(String attribute) {
            this.attribute = attribute;
        }

        /**
         * Adds a value of a row, which may have others already.
         *
         * @param row of the user or item, at least 1
         */
        public Builder add(int row, String value) {
            if (row < 1) {
                throw new IllegalArgumentException("row must be at least 1: " + row);
            }
            values.computeIfAbsent(row, none -> new TreeSet<>()).add(value);
            return this;
        }

        /** The values so far. */
        public Slices build() {
            Int2ObjectMap<List<String>> built = new Int2ObjectOpenHashMap<>();
            values.int2ObjectEntrySet().forEach(entry -> built.put(entry.getIntKey(), List.copyOf(entry.getValue())));
            return new Slices(attribute, built);
        }
    }
}
