package dev.sluice.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads ids and columns from the csv in which the first releases kept them: UTF-8, one line for each row from 1 on,
 * under a header that names the columns and what they are, {@code id,title:text,genres:tags,year:number}.
 */
final class EntityTable {
    private static final String ID = "id";

    private EntityTable() {}

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
