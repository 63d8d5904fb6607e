package dev.sluice.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The items, or the users, of a catalogue as csv, from which {@link DatasetReader} reads them back: the id first, then
 * every column, a line for each row from 1 on. A missing value is an empty cell.
 *
 * <p>What is read back equals what was written, but for the columns that {@link #changes} tells of: cells do not say
 * what they are, so that texts which are all numbers are read as numbers. Read after events, the rows are numbered by
 * these.
 */
public final class EntityCsv {
    private final String what;
    private final Entities entities;

    private EntityCsv(String what, Entities entities) {
        this.what = what;
        this.entities = entities;
        for (String name : entities.columns().keySet()) {
            if (name.isBlank() || Arrays.asList(EntityColumns.idNames(what)).contains(name)) {
                throw new IllegalArgumentException("column " + Line.quoted(name) + " cannot stand in a csv of " + what
                        + "s: it has no name, or would be read as the " + what);
            }
        }
    }

    /**
     * A file of items.
     *
     * @throws IllegalArgumentException if a column has a blank name, or one that is read as the id
     */
    public static EntityCsv items(Entities items) {
        return new EntityCsv("item", items);
    }

    /**
     * A file of users.
     *
     * @throws IllegalArgumentException if a column has a blank name, or one that is read as the id
     */
    public static EntityCsv users(Entities users) {
        return new EntityCsv("user", users);
    }

    /**
     * Writes header and lines.
     *
     * @param out stays open
     * @throws IllegalArgumentException if a line would be blank, since the id is white space and nothing else is known
     */
    public void write(Writer out) throws IOException {
        // Not closed: that would close what it writes to.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<String> header = new ArrayList<>(List.of(what));
        header.addAll(entities.columns().keySet());
        csv.writeRecord(header);
        for (int row = 1; row < entities.rows(); row++) {
            csv.writeRecord(cells(row));
        }
        csv.flush();
    }

    private List<String> cells(int row) {
        List<String> cells = new ArrayList<>(List.of(entities.ids().id(row)));
        entities.columns().values().forEach(column -> cells.add(column.cell(row)));
        if (Dialect.CSV.isBlank(cells)) {
            throw new IllegalArgumentException(
                    what + " " + Line.quoted(cells.get(0)) + " cannot stand in a csv: its line would be blank");
        }
        return cells;
    }

    /**
     * What is read back otherwise than it was written, a line for each such column: {@code zip is read back as
     * numbers}. What row 0 holds is never written. Looks at a column until it is clear, of texts mostly at one row.
     */
    public List<String> changes() {
        return ReadBack.changes(entities.columns(), ColumnKind::ofName, 1);
    }
}
