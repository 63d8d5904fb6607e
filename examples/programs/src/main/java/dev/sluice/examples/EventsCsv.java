package dev.sluice.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes events in the csv format, from which they can be read back, named columns included. */
final class EventsCsv {
    private static final List<String> COLUMNS = List.of("user", "item", "value", "time");
    /** Names that a reader takes for one of the four. */
    private static final Set<String> TAKEN =
            Set.of("user", "user_id", "userId", "item", "item_id", "itemId", "value", "rating", "time", "timestamp");

    private static final int SECOND = 1000;
    /** Up to here whole numbers are exact. */
    private static final float LARGEST_WHOLE = 1L << 53;

    private EventsCsv() {}

    /**
     * Writes the events in their order.
     *
     * @param out stays open
     * @throws IllegalArgumentException if a named column would be read as another
     */
    static void write(Dataset data, Writer out) throws IOException {
        Interactions events = data.interactions();
        for (String name : events.columns().keySet()) {
            if (TAKEN.contains(name)) {
                throw new IllegalArgumentException("column " + name + " cannot stand in a csv beside user, item, value"
                        + " and time: it would be read as one of them");
            }
        }
        // Not closed: that would close what it writes to.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<String> header = new ArrayList<>(COLUMNS);
        header.addAll(events.columns().keySet());
        csv.writeRecord(header);
        Collection<Column> columns = events.columns().values();
        for (int event = 0; event < events.size(); event++) {
            csv.writeRecord(cells(event, events, columns, data.catalogue()));
        }
        csv.flush();
    }

    private static List<String> cells(int event, Interactions events, Collection<Column> columns, Catalogue catalogue) {
        List<String> cells = new ArrayList<>(COLUMNS.size() + columns.size());
        cells.add(catalogue.users().ids().id(events.user(event)));
        cells.add(catalogue.items().ids().id(events.item(event)));
        cells.add(value(events.value(event)));
        cells.add(time(events.time(event)));
        for (Column column : columns) {
            cells.add(column.cell(event));
        }
        return cells;
    }

    /** Seconds where they are whole, else as ISO 8601 has it. */
    private static String time(long millis) {
        return millis % SECOND == 0
                ? Long.toString(millis / SECOND)
                : Instant.ofEpochMilli(millis).toString();
    }

    /** Whole numbers without a point, others so that reading gives the same number. */
    private static String value(float value) {
        long whole = (long) value;
        boolean isWhole = Math.abs(value) <= LARGEST_WHOLE && Float.compare((float) whole, value) == 0;
        return isWhole ? Long.toString(whole) : Float.toString(value);
    }
}
