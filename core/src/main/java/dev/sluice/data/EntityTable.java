package dev.sluice.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads the ids and columns of items or users, exactly. */
final class EntityTable {
    private static final String ID = "id";

    private EntityTable() {}

    static void write(Entities entities, Path file) throws IOException {
        // This writer, unlike FastCSV's own, refuses a text that the encoding cannot hold.
        try (Writer text = Files.newBufferedWriter(file, UTF_8);
                CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header(entities));
            for (int row = 1; row < entities.rows(); row++) {
                csv.writeRecord(cells(entities, row));
            }
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": could not be written: " + e.getMessage(), e);
        }
    }

    static Entities read(Path file) throws IOException {
        try (LineReader lines = LineReader.open(file, "header", Dialect.EXACT_CSV)) {
            Line header = lines.next().orElseThrow(lines::nothing);
            Map<String, SavedColumn> columns = columns(header);
            IdIndex.Builder ids = new IdIndex.Builder();
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                add(line.get(), ids, columns);
            }
            Map<String, Column> built = new LinkedHashMap<>();
            columns.forEach((name, column) -> built.put(name, column.build()));
            return new Entities(ids.build(), built);
        }
    }

    private static List<String> header(Entities entities) {
        List<String> header = new ArrayList<>();
        header.add(ID);
        entities.columns().forEach((name, column) -> header.add(name + ":" + SavedColumn.type(column)));
        return header;
    }

    private static List<String> cells(Entities entities, int row) {
        List<String> cells = new ArrayList<>();
        cells.add(entities.ids().id(row));
        entities.columns().values().forEach(column -> cells.add(SavedColumn.cell(column, row)));
        return cells;
    }

    private static Map<String, SavedColumn> columns(Line header) throws DataException {
        if (!header.cell(0).equals(ID)) {
            throw header.malformed("expected id as the first column, found " + Line.quoted(header.cell(0)));
        }
        Map<String, SavedColumn> columns = new LinkedHashMap<>();
        for (String cell : header.cells().subList(1, header.size())) {
            int colon = cell.lastIndexOf(':');
            if (colon < 0) {
                throw header.malformed("expected name:type, found " + Line.quoted(cell));
            }
            String name = cell.substring(0, colon);
            SavedColumn column = SavedColumn.ofType(cell.substring(colon + 1))
                    .orElseThrow(() -> header.malformed(
                            "the type of a column must be text, tags or number: " + Line.quoted(cell)));
            if (columns.put(name, column) != null) {
                throw header.malformed("column comes twice: " + Line.quoted(name));
            }
        }
        return columns;
    }

    private static void add(Line line, IdIndex.Builder ids, Map<String, SavedColumn> columns) throws DataException {
        line.requireColumns(columns.size() + 1, columns.size() + 1);
        int next = ids.rows();
        if (ids.rowOf(line.id(0, ID)) != next) {
            throw line.malformed("id comes twice: " + Line.quoted(line.cell(0)));
        }
        int cell = 1;
        for (SavedColumn column : columns.values()) {
            column.add(line, cell++);
        }
    }
}
