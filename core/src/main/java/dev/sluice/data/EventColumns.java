package dev.sluice.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts of an event stand in a line. A column past the end of a line is one the event does not have.
 *
 * @param least columns of a line, at least
 * @param most columns of a line, at most
 * @param others columns beside the mandatory four, by name
 */
record EventColumns(int least, int most, int user, int item, int value, int time, Map<String, Integer> others) {
    private static final int PAST_THE_END = Integer.MAX_VALUE;

    /** User, item, value, time: all four, or as many of them as there are, from {@code least} on. */
    static EventColumns inOrder(int least) {
        return new EventColumns(least, 4, 0, 1, 2, 3, Map.of());
    }

    /** The columns of a header that names them. */
    static EventColumns named(Line header) throws DataException {
        HeaderNames names = new HeaderNames(header);
        int user = names.required("user", "user_id", "userId");
        int item = names.required("item", "item_id", "itemId");
        int value = names.optional("value", "rating").orElse(PAST_THE_END);
        int time = names.optional("time", "timestamp").orElse(PAST_THE_END);
        Map<String, Integer> others = new LinkedHashMap<>(names.others());
        return new EventColumns(header.size(), header.size(), user, item, value, time, others);
    }

    void check(Line line) throws DataException {
        line.requireColumns(least, most);
    }

    float valueOf(Line line) throws DataException {
        return value < line.size() ? line.value(value) : 1;
    }

    long millisOf(Line line) throws DataException {
        return time < line.size() ? line.millis(time) : 0;
    }
}
