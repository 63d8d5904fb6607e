package dev.sluice.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events as csv, from which {@link DatasetReader} reads them back in their order: user, item, value and time, then
 * every named column. A missing value is an empty cell.
 *
 * <p>Times are seconds since the epoch where all of them are whole ones, else all are as ISO 8601 has it: read back as
 * {@link TimeFormat#SECONDS}, which readers do by themselves, each is the same moment. What else is read back equals
 * what was written, but for the columns that {@link #changes} tells of.
 */
public final class EventCsv {
    private static final List<String> COLUMNS = List.of("user", "item", "value", "time");
    private static final int SECOND = 1000;

    private final Interactions events;
    private final Catalogue catalogue;
    private final boolean inSeconds;

    private EventCsv(Interactions events, Catalogue catalogue) {
        this.events = events;
        this.catalogue = catalogue;
        this.inSeconds = IntStream.range(0, events.size()).allMatch(event -> events.time(event) % SECOND == 0);
        for (String name : events.columns().keySet()) {
            if (name.isBlank() || EventColumns.isOfAnEvent(name)) {
                throw new IllegalArgumentException("column " + Line.quoted(name) + " cannot stand in a csv of events:"
                        + " it has no name, or would be read as user, item, value or time");
            }
        }
    }

    /**
     * A file of events.
     *
     * @throws IllegalArgumentException if a named column has a blank name, or one that is read as another
     */
    public static EventCsv of(Dataset data) {
        return new EventCsv(data.interactions(), data.catalogue());
    }

    /**
     * Writes header and lines.
     *
     * @param out stays open
     */
    public void write(Writer out) throws IOException {
        // Not closed: that would close what it writes to.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<String> header = new ArrayList<>(COLUMNS);
        header.addAll(events.columns().keySet());
        csv.writeRecord(header);
        Collection<Column> columns = events.columns().values();
        for (int event = 0; event < events.size(); event++) {
            csv.writeRecord(cells(event, columns));
        }
        csv.flush();
    }

    private List<String> cells(int event, Collection<Column> columns) {
        List<String> cells = new ArrayList<>(COLUMNS.size() + columns.size());
        cells.add(catalogue.users().ids().id(events.user(event)));
        cells.add(catalogue.items().ids().id(events.item(event)));
        cells.add(Decimals.text(events.value(event)));
        cells.add(time(events.time(event)));
        columns.forEach(column -> cells.add(column.cell(event)));
        return cells;
    }

    private String time(long millis) {
        return inSeconds
                ? Long.toString(millis / SECOND)
                : Instant.ofEpochMilli(millis).toString();
    }

    /**
     * What is read back otherwise than it was written, a line for each such column: {@code code is read back as
     * numbers}. Looks at a column until it is clear, of texts mostly at one row.
     */
    public List<String> changes() {
        return ReadBack.changes(events.columns(), name -> ColumnKind.ofEvents(name, ColumnKind.NUMBER_OR_TEXT), 0);
    }
}
