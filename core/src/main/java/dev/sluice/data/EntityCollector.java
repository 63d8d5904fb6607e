package dev.sluice.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns rows of items or users into columns of the catalogue. */
final class EntityCollector {
    private final EntityColumns columns;
    private final IdIndex.Builder ids;
    private final BitSet described = new BitSet();
    private final List<ColumnCollector> collectors = new ArrayList<>();

    /** @param ids those that have events already; the others get the rows after them */
    EntityCollector(EntityColumns columns, IdIndex.Builder ids) {
        this.columns = columns;
        this.ids = ids;
        columns.attributes().forEach(attribute -> collectors.add(new ColumnCollector(attribute.kind())));
    }

    /** Adds what a row says. A malformed one changes nothing. */
    void add(Row row) throws DataException {
        columns.check(row);
        List<String> cells = columns.cells(row);
        int at = row.rowIn(ids, 0);
        if (described.get(at)) {
            throw row.malformed(columns.what() + " comes twice: " + Line.quoted(row.cell(0)));
        }
        described.set(at);
        for (int i = 0; i < cells.size(); i++) {
            collectors.get(i).set(at, cells.get(i));
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
