package dev.sluice.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Writes events into a file of the csv format, from which they can be read back, named columns included. */
final class EventsCsv {
    private static final List<String> COLUMNS = List.of("user", "item", "value", "time");
    /** Names that a reader takes for one of the four. */
    private static final Set<String> TAKEN =
            Set.of("user", "user_id", "userId", "item", "item_id", "itemId", "value", "rating", "time", "timestamp");

    private static final int BUFFER = 1 << 16;
    private static final int SECOND = 1000;
    /** Up to here whole numbers are exact. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private EventsCsv() {}

    /**
     * Writes the events in their order, packed if the file's name ends in {@code .gz}.
     *
     * @throws IllegalArgumentException if a named column would be read as another
     */
    static void write(Dataset data, Path file) throws IOException {
        Interactions events = data.interactions();
        for (String name : events.columns().keySet()) {
            if (TAKEN.contains(name)) {
                throw new IllegalArgumentException("column " + name + " cannot stand in a csv beside user, item, value"
                        + " and time: it would be read as one of them");
            }
        }
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        OutputFile.write(file, target -> {
            try (CsvWriter csv = open(target, packed)) {
                List<String> header = new ArrayList<>(COLUMNS);
                header.addAll(events.columns().keySet());
                csv.writeRecord(header);
                Collection<Column> columns = events.columns().values();
                for (int event = 0; event < events.size(); event++) {
                    csv.writeRecord(cells(event, events, columns, data.catalogue()));
                }
            }
        });
    }

    private static CsvWriter open(Path file, boolean packed) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        OutputStream plain = packed ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(plain, StandardCharsets.UTF_8));
    }

    private static List<String> cells(int event, Interactions events, Collection<Column> columns, Catalogue catalogue) {
        List<String> cells = new ArrayList<>(COLUMNS.size() + columns.size());
        cells.add(catalogue.users().ids().id(events.user(event)));
        cells.add(catalogue.items().ids().id(events.item(event)));
        cells.add(value(events.value(event)));
        cells.add(time(events.time(event)));
        for (Column column : columns) {
            cells.add(cell(column, event));
        }
        return cells;
    }

    /** Seconds where they are whole, else as ISO 8601 has it. */
    private static String time(long millis) {
        return millis % SECOND == 0
                ? Long.toString(millis / SECOND)
                : Instant.ofEpochMilli(millis).toString();
    }

    private static String cell(Column column, int event) {
        if (column instanceof NumberColumn numbers) {
            return number(numbers.number(event));
        }
        return column instanceof TextColumn texts
                ? texts.text(event)
                : String.join("|", ((TagColumn) column).tags(event));
    }

    /** Whole numbers without a point, others so that reading gives the same number; nothing where there is none. */
    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return isWhole(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String value(float value) {
        return isWhole(value) ? Long.toString((long) value) : Float.toString(value);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
    }
}
