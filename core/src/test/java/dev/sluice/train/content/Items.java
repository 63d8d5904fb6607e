package dev.sluice.train.content;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small catalogues, item after item from item 1 on. */
public final class Items {
    private final List<String> titles = new ArrayList<>(List.of(""));
    private final List<List<String>> genres = new ArrayList<>(List.of(List.of()));

    /** No items yet. */
    public Items() {}

    /** Adds an item with a text {@code title} and the tags {@code genres}. */
    public Items add(String title, String... ofItem) {
        titles.add(title);
        genres.add(List.of(ofItem));
        return this;
    }

    /** The items so far. */
    public Entities entities() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("title", TextColumn.of(titles));
        columns.put("genres", TagColumn.of(genres));
        return new Entities(ids("i", titles.size() - 1), columns);
    }

    /** The items so far, and so many users. */
    public Catalogue catalogue(int users) {
        return new Catalogue(entities(), Entities.of(ids("u", users)));
    }

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList());
    }
}
