package dev.sluice.data;

import java.util.List;
import java.util.stream.IntStream;

/** What was read, in the form in which tests compare it. */
final class Shown {
    private Shown() {}

    static List<String> events(Dataset data) {
        Interactions events = data.interactions();
        return IntStream.range(0, events.size())
                .mapToObj(event -> data.catalogue().users().ids().id(events.user(event)) + " "
                        + data.catalogue().items().ids().id(events.item(event)) + " " + events.value(event) + " "
                        + events.time(event))
                .toList();
    }

    static List<String> texts(Entities entities, String name) {
        TextColumn column = (TextColumn) entities.column(name).orElseThrow();
        return IntStream.range(0, column.rows()).mapToObj(column::text).toList();
    }

    static double[] numbers(Entities entities, String name) {
        NumberColumn column = (NumberColumn) entities.column(name).orElseThrow();
        return IntStream.range(0, column.rows()).mapToDouble(column::number).toArray();
    }

    static List<List<String>> tags(Entities entities, String name) {
        TagColumn column = (TagColumn) entities.column(name).orElseThrow();
        return IntStream.range(0, column.rows()).mapToObj(column::tags).toList();
    }
}
