package dev.sluice.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns rows of events, from one source after the other, into columns, giving rows to ids as they come. */
final class EventCollector {
    private final IdIndex.Builder users;
    private final IdIndex.Builder items;
    private final Interactions.Builder events = new Interactions.Builder();
    private final Map<String, CellCollector> collectors = new LinkedHashMap<>();
    private int size;

    EventCollector(IdIndex.Builder users, IdIndex.Builder items) {
        this.users = users;
        this.items = items;
    }

    /** What to do with the rows of a source. */
    RowAction of(EventColumns columns, TimeFormat times) {
        List<CellCollector> others = new ArrayList<>();
        for (EventColumns.Other other : columns.others()) {
            others.add(collectors.computeIfAbsent(other.name(), name -> CellCollector.of(other.kind())));
        }
        return row -> add(row, columns, times, others);
    }

    /** Adds the event of a row. A malformed one changes nothing: its ids get no rows. */
    private void add(Row row, EventColumns columns, TimeFormat times, List<CellCollector> others) throws DataException {
        columns.check(row);
        float value = columns.valueOf(row);
        long millis = columns.millisOf(row, times);
        for (int i = 0; i < others.size(); i++) {
            others.get(i).set(size, row, columns.others().get(i).column());
        }
        events.add(row.rowIn(users, columns.user()), row.rowIn(items, columns.item()), millis, value);
        size++;
    }

    int size() {
        return size;
    }

    Interactions build(int userRows, int itemRows) {
        Interactions built = events.build(userRows, itemRows);
        for (Map.Entry<String, CellCollector> collector : collectors.entrySet()) {
            built = built.with(collector.getKey(), collector.getValue().build(size));
        }
        return built;
    }
}
