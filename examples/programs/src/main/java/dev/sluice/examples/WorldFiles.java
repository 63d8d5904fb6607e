package dev.sluice.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.eval.simulation.Event;
import dev.sluice.eval.simulation.EventType;
import dev.sluice.eval.simulation.LoggingPolicy;
import dev.sluice.eval.simulation.Simulation;
import dev.sluice.eval.simulation.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Writes a made-up world into files of the csv format, holding a day of it in memory. */
final class WorldFiles {
    private static final List<String> COLUMNS = List.of(
            "user", "item", "value", "time", "type", "position", "watch_seconds", "propensity", "source", "request");
    /** What a reader may care for, of numbers that were drawn. */
    private static final MathContext DIGITS = new MathContext(6);

    private WorldFiles() {}

    /**
     * Writes what happened, session after session.
     *
     * @param wanted which types of events
     * @return how many events
     */
    static long writeEvents(World world, Predicate<EventType> wanted, Path file) throws IOException {
        long[] written = {0};
        OutputFile.write(file, target -> {
            try (CsvWriter csv = csv(target)) {
                csv.writeRecord(COLUMNS);
                Simulation.of(world, LoggingPolicy.of(world)).run(session -> {
                    for (Event event : Event.of(world, session)) {
                        if (wanted.test(event.type())) {
                            csv.writeRecord(cells(world.catalogue(), event));
                            written[0]++;
                        }
                    }
                });
            }
        });
        return written[0];
    }

    /** Writes the ids and columns of items or users; the header's first column is the ids'. */
    static void writeEntities(Entities entities, String id, Path file) throws IOException {
        OutputFile.write(file, target -> {
            try (CsvWriter csv = csv(target)) {
                List<String> header = new ArrayList<>(List.of(id));
                header.addAll(entities.columns().keySet());
                csv.writeRecord(header);
                for (int row = 1; row < entities.rows(); row++) {
                    List<String> cells = new ArrayList<>(List.of(entities.ids().id(row)));
                    for (Column column : entities.columns().values()) {
                        cells.add(cell(column, row));
                    }
                    csv.writeRecord(cells);
                }
            }
        });
    }

    private static List<String> cells(Catalogue catalogue, Event event) {
        return List.of(
                catalogue.users().ids().id(event.visit().user()),
                catalogue.items().ids().id(event.item()),
                number(event.value()),
                Long.toString(event.moment() / 1000),
                event.type().label(),
                Integer.toString(event.position()),
                number(event.watchSeconds()),
                number(event.propensity()),
                event.source(),
                Long.toString(event.visit().id()));
    }

    private static String cell(Column column, int row) {
        if (column instanceof NumberColumn numbers) {
            return number(numbers.number(row));
        }
        return column instanceof TextColumn texts ? texts.text(row) : "";
    }

    /** Whole numbers without a point, others to six digits; nothing where there is none. */
    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }
}
