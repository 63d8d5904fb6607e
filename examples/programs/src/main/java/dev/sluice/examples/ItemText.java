package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.util.List;
import java.util.stream.Stream;

/** What people read about items, as far as a catalogue has it. */
record ItemText(Entities items) {
    /** The texts of a catalogue's items. */
    static ItemText of(Catalogue catalogue) {
        return new ItemText(catalogue.items());
    }

    /** The title of an item; empty if it has none. */
    String title(String item) {
        return text("title", item);
    }

    /** What to call an item: its title, or else its id. */
    String name(String item) {
        String title = title(item);
        return title.isEmpty() ? item : title;
    }

    /** The category or the genres of an item; empty if it has none. */
    String kind(String item) {
        return Stream.of("category", "genres")
                .map(column -> text(column, item))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String text(String name, String item) {
        int row = items.ids().row(item);
        Column column = items.column(name).orElse(null);
        if (column instanceof TextColumn texts) {
            return texts.text(row);
        }
        List<String> tags = column instanceof TagColumn sets ? sets.tags(row) : List.of();
        return String.join(", ", tags);
    }
}
