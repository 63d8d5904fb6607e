package dev.sluice.data;

import dev.sluice.data.EntityColumns.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads files that say one thing about some items, which may or may not be those of a catalogue: ids alone, or ids and
 * a value each, such as the scores that a model wrote. Files are UTF-8, with or without a byte-order mark, and unpacked
 * if their name ends in {@code .gz}. A malformed line is a {@link DataException} that names it, and so is a file that
 * has nothing in it, not even a header.
 */
public final class ItemFiles {
    private static final String WHAT = "items";

    /** Makes of a column's place what is read of it. */
    @FunctionalInterface
    private interface Kind {
        Attribute attribute(String column, int place);
    }

    private ItemFiles() {}

    /** Ids, one a line without header or quotes, each once. */
    public static IdIndex ids(Path file) throws IOException {
        try (LineReader lines = LineReader.open(file, WHAT, Dialect.TABS)) {
            EntityCollector ids = new EntityCollector(new EntityColumns("item", 1, List.of()), new IdIndex.Builder());
            new LineProblems(BadLines.FAIL).forEach(lines, ids::add);
            if (ids.isEmpty()) {
                throw lines.nothing();
            }
            return ids.build().ids();
        }
    }

    /**
     * Numbers in comma-separated values under a header whose first column is {@code item} (or {@code item_id},
     * {@code itemId}) and which has the named one; others are not looked at. An empty cell is missing, an item may come
     * once.
     */
    public static Entities numbers(Path file, String column) throws IOException {
        return column(file, column, Attribute::number);
    }

    /** Texts, otherwise the same. */
    public static Entities texts(Path file, String column) throws IOException {
        return column(file, column, Attribute::text);
    }

    private static Entities column(Path file, String column, Kind kind) throws IOException {
        try (LineReader lines = LineReader.open(file, WHAT, Dialect.CSV)) {
            Cells header = lines.next().orElseThrow(lines::nothing);
            HeaderNames names = new HeaderNames(header);
            if (names.required("item", "item_id", "itemId") != 0) {
                throw header.malformed("the first column must be the item: " + Line.quoted(header.cell(0)));
            }
            Attribute value = kind.attribute(column, names.required(column));
            EntityColumns columns = new EntityColumns("item", header.size(), List.of(value));
            EntityCollector entities = new EntityCollector(columns, new IdIndex.Builder());
            new LineProblems(BadLines.FAIL).forEach(lines, entities::add);
            return entities.build();
        }
    }
}
