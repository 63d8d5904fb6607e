package dev.sluice.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the lines of an items or users file into columns of the catalogue. */
final class EntityFile {
    private final EntityColumns columns;
    private final IdIndex.Builder ids;
    private final BitSet described = new BitSet();
    private final List<ColumnCollector> collectors = new ArrayList<>();

    /** @param ids those that have events already; the others get the rows after them */
    EntityFile(EntityColumns columns, IdIndex.Builder ids) {
        this.columns = columns;
        this.ids = ids;
        columns.attributes().forEach(attribute -> collectors.add(new ColumnCollector(attribute.kind())));
    }

    /** Adds what a line says. A malformed one changes nothing. */
    void add(Line line) throws DataException {
        String id = columns.id(line);
        List<String> cells = columns.cells(line);
        int row = ids.rowOf(id);
        if (described.get(row)) {
            throw line.malformed(columns.what() + " comes twice: " + Line.quoted(id));
        }
        described.set(row);
        for (int i = 0; i < cells.size(); i++) {
            collectors.get(i).set(row, cells.get(i));
        }
    }

    boolean isEmpty() {
        return described.isEmpty();
    }

    Entities build() {
        IdIndex index = ids.build();
        Map<String, Column> built = new LinkedHashMap<>();
        for (int i = 0; i < collectors.size(); i++) {
            built.put(columns.attributes().get(i).name(), collectors.get(i).build(index.rows()));
        }
        return new Entities(index, built);
    }
}
