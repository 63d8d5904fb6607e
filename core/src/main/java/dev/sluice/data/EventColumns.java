package dev.sluice.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the parts of an event stand in a row. A column past the end of a row is one the event does not have.
 *
 * @param least columns of a row, at least
 * @param most columns of a row, at most
 * @param others columns beside the mandatory four
 */
record EventColumns(int least, int most, int user, int item, int value, int time, List<Other> others) {
    private static final int PAST_THE_END = Integer.MAX_VALUE;
    private static final String[] VALUE = {"value", "rating"};
    private static final String[] TIME = {"time", "timestamp"};

    /** A column beside the mandatory four. */
    record Other(String name, int column, ColumnKind kind) {}

    /** User, item, value, time: all four, or as many of them as there are, from {@code least} on. */
    static EventColumns inOrder(int least) {
        return new EventColumns(least, 4, 0, 1, 2, 3, List.of());
    }

    /** The columns of a header that names them. */
    static EventColumns named(Cells header) throws DataException {
        HeaderNames names = new HeaderNames(header);
        int user = names.required(EntityColumns.idNames("user"));
        int item = names.required(EntityColumns.idNames("item"));
        int value = names.optional(VALUE).orElse(PAST_THE_END);
        int time = names.optional(TIME).orElse(PAST_THE_END);
        List<Other> others = new ArrayList<>();
        names.others()
                .forEach((name, column) ->
                        others.add(new Other(name, column, ColumnKind.ofEvents(name, header.kind(column)))));
        return new EventColumns(header.size(), header.size(), user, item, value, time, others);
    }

    /** Whether a column of this name is one of the mandatory four. */
    static boolean isOfAnEvent(String name) {
        return Stream.of(EntityColumns.idNames("user"), EntityColumns.idNames("item"), VALUE, TIME)
                .anyMatch(names -> List.of(names).contains(name));
    }

    void check(Row row) throws DataException {
        row.requireColumns(least, most);
        row.requireId(user, "user");
        row.requireId(item, "item");
    }

    float valueOf(Row row) throws DataException {
        return value < row.size() ? row.value(value) : 1;
    }

    long millisOf(Row row, TimeFormat times) throws DataException {
        return time < row.size() ? row.millis(time, times) : 0;
    }

    /** What a row may or may not have, by one name each. */
    List<String> optional() {
        return Stream.concat(
                        Stream.of("value", "time")
                                .filter(name -> (name.equals("value") ? value : time) != PAST_THE_END),
                        others.stream().map(Other::name))
                .toList();
    }
}
