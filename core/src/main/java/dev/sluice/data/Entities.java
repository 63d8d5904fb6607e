package dev.sluice.data;

import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The items, or the users, of a catalogue: their ids and named columns.
 *
 * @param ids the ids in row order, from row 1 on
 * @param columns by name, each with as many rows as there are {@code ids.rows()}; row 0, the unknown, has no value
 */
public record Entities(IdIndex ids, Map<String, Column> columns) {
    public Entities {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        columns.forEach((name, column) -> {
            if (column.rows() != ids.rows()) {
                throw new IllegalArgumentException(
                        "column " + name + " has " + column.rows() + " rows, its ids have " + ids.rows());
            }
        });
    }

    /** Entities of which nothing but the ids is known. */
    public static Entities of(IdIndex ids) {
        return new Entities(ids, Map.of());
    }

    /** How many rows, the unknown among them. */
    public int rows() {
        return ids.rows();
    }

    /** The column of this name, if there is one. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /**
     * The column of this name, where there has to be one.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public Column require(String name) {
        return column(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no column " + name + ", there are " + columns.keySet()));
    }

    /**
     * The numbers of this name.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public NumberColumn numbers(String name) {
        return NumberColumn.require(require(name), name);
    }

    /**
     * The texts of this name.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public TextColumn texts(String name) {
        return TextColumn.require(require(name), name);
    }

    /**
     * The tags of this name.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public TagColumn tags(String name) {
        return TagColumn.require(require(name), name);
    }

    /**
     * These with one forgotten, in all new memory: its row has no value in any column, and instead of its id a random
     * one that nobody can ask for. The others keep their ids, rows and values; codes of texts and tags are given anew.
     *
     * @param row from 1 to {@code rows() - 1}
     */
    public Entities without(int row) {
        Map<String, Column> emptied = new LinkedHashMap<>();
        columns.forEach((name, column) -> emptied.put(name, emptied(column, row)));
        String nobody = "erased-" + UUID.randomUUID();
        return new Entities(IdIndex.of(changed(rows() - 1, at -> ids.id(at + 1), row - 1, nobody)), emptied);
    }

    /**
     * Some of these, in this order and in all new memory: nothing is kept of the others, and codes of texts and tags
     * are given anew.
     *
     * @param rows distinct, from 1 to {@code rows() - 1}; the first becomes row 1
     */
    public Entities select(int[] rows) {
        int[] unknownFirst = new int[rows.length + 1];
        System.arraycopy(rows, 0, unknownFirst, 1, rows.length);
        Map<String, Column> selected = new LinkedHashMap<>();
        columns.forEach((name, column) -> selected.put(name, selected(column, unknownFirst)));
        return new Entities(IdIndex.of(made(rows.length, at -> ids.id(rows[at]))), selected);
    }

    private static Column selected(Column column, int[] rows) {
        // Numbers alone by the column's own selection, which of texts and tags keeps those of the rows left out.
        if (column instanceof TagColumn tags) {
            return TagColumn.of(made(rows.length, at -> tags.tags(rows[at])));
        }
        return column instanceof TextColumn texts
                ? TextColumn.of(made(rows.length, at -> texts.text(rows[at])))
                : column.select(rows);
    }

    private static Column emptied(Column column, int row) {
        if (column instanceof NumberColumn numbers) {
            double[] kept = IntStream.range(0, numbers.rows())
                    .mapToDouble(numbers::number)
                    .toArray();
            kept[row] = Double.NaN;
            return new NumberColumn(kept);
        }
        // Not by selecting rows: a selection keeps the values of the rows that are left out.
        if (column instanceof TagColumn tags) {
            return TagColumn.of(changed(tags.rows(), tags::tags, row, List.of()));
        }
        TextColumn texts = (TextColumn) column;
        return TextColumn.of(changed(texts.rows(), texts::text, row, ""));
    }

    /** Values of which one is another. */
    private static <T> List<T> changed(int size, IntFunction<T> value, int place, T other) {
        return made(size, index -> index == place ? other : value.apply(index));
    }

    /** Values that are made when they are asked for: there may be more than the heap has room for. */
    private static <T> List<T> made(int size, IntFunction<T> value) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return value.apply(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
