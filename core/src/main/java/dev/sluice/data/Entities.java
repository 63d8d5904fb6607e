package dev.sluice.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
}
