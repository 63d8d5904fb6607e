package dev.sluice.data.duplicate;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Events of some items that repeat an earlier one of the same user, item, type and request. */
final class Repeats {
    private static final List<String> DISTINGUISHING = List.of("type", "request");

    /** What an event has in a column, as a number. */
    @FunctionalInterface
    private interface Code {
        long of(int event);
    }

    private final Interactions events;
    private final IntPredicate items;
    private final List<Code> codes = new ArrayList<>();

    /** @param items those whose events may be repeats */
    Repeats(Interactions events, IntPredicate items) {
        this.events = events;
        this.items = items;
        codes.add(events::user);
        codes.add(events::item);
        DISTINGUISHING.forEach(name -> code(name).ifPresent(codes::add));
    }

    private Optional<Code> code(String name) {
        Optional<Column> column = events.column(name);
        return column.map(values -> {
            if (values instanceof TextColumn texts) {
                return texts::code;
            }
            if (values instanceof NumberColumn numbers) {
                return event -> Double.doubleToLongBits(numbers.number(event));
            }
            throw new IllegalArgumentException("column " + name + " of the events must hold texts or numbers");
        });
    }

    /** The events without them, in order. */
    int[] without() {
        int[] sorted = IntStream.range(0, events.size())
                .filter(event -> items.test(events.item(event)))
                .toArray();
        IntArrays.quickSort(sorted, this::compare);
        BitSet repeats = new BitSet(events.size());
        for (int i = 1; i < sorted.length; i++) {
            repeats.set(sorted[i], compareCodes(sorted[i - 1], sorted[i]) == 0);
        }
        return IntStream.range(0, events.size())
                .filter(event -> !repeats.get(event))
                .toArray();
    }

    private int compare(int event, int other) {
        int byCodes = compareCodes(event, other);
        int byTime = byCodes != 0 ? byCodes : Long.compare(events.time(event), events.time(other));
        return byTime != 0 ? byTime : Integer.compare(event, other);
    }

    private int compareCodes(int event, int other) {
        for (Code code : codes) {
            int order = Long.compare(code.of(event), code.of(other));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
