package dev.sluice.data.prepare;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** What kind of event each is, as the column {@code type} has it. */
final class EventTypes {
    private static final String COLUMN = "type";

    private EventTypes() {}

    /** A number for each event, the same for events of the same type; without the column all are of one type. */
    static IntToLongFunction codes(Interactions events) {
        Column types = events.column(COLUMN).orElse(null);
        if (types instanceof TextColumn texts) {
            return texts::code;
        }
        if (types instanceof NumberColumn numbers) {
            return event -> Double.doubleToLongBits(numbers.number(event));
        }
        if (types == null) {
            return event -> 0;
        }
        throw new IllegalArgumentException("column type of the events must hold texts or numbers, not tags");
    }

    /**
     * The events of some types, or all events where none is named.
     *
     * @param account is told how many of the types no event has
     */
    static IntPredicate among(Set<String> wanted, Interactions events, Account account) {
        if (wanted.isEmpty()) {
            return event -> true;
        }
        if (!(events.column(COLUMN).orElse(null) instanceof TextColumn types)) {
            throw new IllegalArgumentException(
                    "to count only events of " + wanted + " they must have a column type of texts");
        }
        List<String> values = types.values();
        BitSet codes = new BitSet();
        for (int code = 1; code < values.size(); code++) {
            codes.set(code, wanted.contains(values.get(code)));
        }
        account.note("types that no event has", wanted.size() - codes.cardinality());
        return event -> codes.get(types.code(event));
    }
}
