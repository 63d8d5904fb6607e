package dev.sluice.train.popularity;

import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The values of a context, as their texts, and which of them each event has.
 *
 * @param texts the text of value 1 first
 * @param ofEvent the values of an event, from 1 on; none where they are missing
 */
record ContextValues(List<String> texts, IntFunction<int[]> ofEvent) {
    private static final int[] NONE = {};

    /** @throws IllegalArgumentException if there is no such column, or it is empty */
    static ContextValues of(Dataset data, ContextSettings settings) {
        Interactions events = data.interactions();
        String name = settings.column();
        return switch (settings.of()) {
            case EVENTS -> of(column(events, name), event -> event);
            case USERS -> of(data.catalogue().users().require(name), events::user);
            case ITEMS -> of(data.catalogue().items().require(name), events::item);
        };
    }

    private static Column column(Interactions events, String name) {
        return events.column(name)
                .orElseThrow(() -> new IllegalArgumentException("the events have no column " + name + ", they have "
                        + events.columns().keySet()));
    }

    private static ContextValues of(Column column, IntUnaryOperator row) {
        if (column instanceof TextColumn texts) {
            List<String> values = texts.values();
            return new ContextValues(
                    values.subList(1, values.size()), event -> present(texts.code(row.applyAsInt(event))));
        }
        if (column instanceof TagColumn tags) {
            return new ContextValues(tags.values(), event -> following(tags.codes(row.applyAsInt(event))));
        }
        return ofNumbers((NumberColumn) column, row);
    }

    /** A number is told apart by its digits, as it is in a request. */
    private static ContextValues ofNumbers(NumberColumn numbers, IntUnaryOperator row) {
        Object2IntOpenHashMap<String> codes = new Object2IntOpenHashMap<>();
        List<String> texts = new ArrayList<>();
        int[] ofRow = new int[numbers.rows()];
        for (int at = 0; at < ofRow.length; at++) {
            String text = numbers.cell(at);
            if (!text.isEmpty()) {
                ofRow[at] = codes.computeIfAbsent(text, absent -> {
                    texts.add(text);
                    return texts.size();
                });
            }
        }
        return new ContextValues(texts, event -> present(ofRow[row.applyAsInt(event)]));
    }

    private static int[] present(int code) {
        return code == 0 ? NONE : new int[] {code};
    }

    private static int[] following(int[] codes) {
        return IntStream.of(codes).map(code -> code + 1).distinct().toArray();
    }
}
