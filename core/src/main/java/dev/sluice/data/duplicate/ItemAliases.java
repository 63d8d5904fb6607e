package dev.sluice.data.duplicate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sluice.data.DataException;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.ItemFiles;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.internal.file.Durably;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ids of items that have become another. They are no ids of the catalogue any more, but a column of it,
 * {@value #COLUMN}, that {@link MergeItems} writes and every version keeps: a recommender over a repository knows them
 * in a request's history, exclusions and seeds. Whoever looks up what somebody else says about an id asks here first:
 *
 * <pre>{@code
 * ItemAliases aliases = ItemAliases.of(snapshot.catalogue().items());
 * prices.get(aliases.canonical(id));
 * }</pre>
 *
 * <p>Kept outside of the heap's objects, about 40 bytes an alias and the ids. Immutable, safe for use by many threads.
 */
public final class ItemAliases {
    /** The column of a catalogue's items that holds, as tags, the ids that have become each. */
    public static final String COLUMN = "merged_ids";

    private static final String ITEM = "item";
    private static final String CANONICAL = "canonical";

    private final IdIndex gone;
    private final TextColumn canonical;

    private ItemAliases(IdIndex gone, TextColumn canonical) {
        this.gone = gone;
        this.canonical = canonical;
    }

    /** Each id that is gone, once, and the id it has become. */
    static ItemAliases of(List<String> gone, List<String> canonical) {
        List<String> byRow = new ArrayList<>(List.of(""));
        byRow.addAll(canonical);
        return new ItemAliases(IdIndex.of(gone), TextColumn.of(byRow));
    }

    /**
     * Those that the column {@value #COLUMN} of these items tells; none where there is no such column of tags. An id
     * that is one of the items stands for itself, and one that is told twice for the first of the two.
     */
    public static ItemAliases of(Entities items) {
        IdIndex.Builder gone = new IdIndex.Builder();
        List<String> canonical = new ArrayList<>(List.of(""));
        if (items.column(COLUMN).orElse(null) instanceof TagColumn merged) {
            for (int row = 1; row < items.rows(); row++) {
                for (String id : merged.tags(row)) {
                    int next = gone.rows();
                    if (items.ids().row(id) == IdIndex.UNKNOWN && gone.rowOf(id) == next) {
                        canonical.add(items.ids().id(row));
                    }
                }
            }
        }
        return new ItemAliases(gone.build(), TextColumn.of(canonical));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DataException if the file is not of this kind, or what an id has become has itself become another
     */
    public static ItemAliases read(Path file) throws IOException {
        Entities read = ItemFiles.texts(file, CANONICAL);
        ItemAliases aliases = new ItemAliases(read.ids(), (TextColumn) read.require(CANONICAL));
        for (int row = 1; row < read.rows(); row++) {
            String id = aliases.canonical.text(row);
            if (id.isEmpty() || aliases.gone.row(id) != IdIndex.UNKNOWN) {
                throw new DataException(file.getFileName() + ": " + read.ids().id(row)
                        + " must stand for an id that is none of the items: '" + id + "'");
            }
        }
        return aliases;
    }

    /** Writes them as {@code item,canonical} in UTF-8; the file appears once it is whole. */
    public void write(Path file) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(ITEM, CANONICAL);
            for (int row = 1; row < gone.rows(); row++) {
                csv.writeRecord(gone.id(row), canonical.text(row));
            }
        }
        Durably.write(file, text.toString());
    }

    /** How many ids are gone. */
    public int size() {
        return gone.rows() - 1;
    }

    /** The id under which an item is known: what it has become, or else the id as it stands. */
    public String canonical(String id) {
        int row = gone.row(id);
        return row == IdIndex.UNKNOWN ? id : canonical.text(row);
    }
}
