package dev.sluice.data;

import java.util.List;

/** Turns the lines of a file of events into columns, giving rows to ids as they come. */
final class EventFile {
    private final EventColumns columns;
    private final IdIndex.Builder users;
    private final IdIndex.Builder items;
    private final Interactions.Builder events = new Interactions.Builder();
    private final List<Other> others;
    private int size;

    private record Other(String name, int column, ColumnCollector cells) {}

    EventFile(EventColumns columns, IdIndex.Builder users, IdIndex.Builder items) {
        this.columns = columns;
        this.users = users;
        this.items = items;
        this.others = columns.others().entrySet().stream()
                .map(other ->
                        new Other(other.getKey(), other.getValue(), new ColumnCollector(ColumnKind.NUMBER_OR_TEXT)))
                .toList();
    }

    /** Adds the event of a line. A malformed one changes nothing: its ids get no rows. */
    void add(Line line) throws DataException {
        columns.check(line);
        String user = line.id(columns.user(), "user");
        String item = line.id(columns.item(), "item");
        float value = columns.valueOf(line);
        long millis = columns.millisOf(line);
        events.add(users.rowOf(user), items.rowOf(item), millis, value);
        others.forEach(other -> other.cells().set(size, line.cell(other.column())));
        size++;
    }

    int size() {
        return size;
    }

    Interactions build(int userRows, int itemRows) {
        Interactions built = events.build(userRows, itemRows);
        for (Other other : others) {
            built = built.with(other.name(), other.cells().build(size));
        }
        return built;
    }
}
