package dev.sluice.data.duplicate;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small catalogues of items {@code i1}, {@code i2} and so on. */
final class Catalogues {
    private Catalogues() {}

    static Entities items(int count, Map<String, Column> columns) {
        return new Entities(ids(count), columns);
    }

    static IdIndex ids(int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(row -> "i" + row).toList());
    }

    /** Items with these texts. */
    static Entities texts(List<String> texts) {
        return items(texts.size(), Map.of("text", column(texts)));
    }

    static Entities texts(String... texts) {
        return texts(List.of(texts));
    }

    static TextColumn column(List<String> texts) {
        List<String> rows = new ArrayList<>(List.of(""));
        rows.addAll(texts);
        return TextColumn.of(rows);
    }

    /** The groups of more than one row that a rule makes, each ascending. */
    static Set<Set<Integer>> groups(Entities items, DuplicateRule rule) {
        ItemMerges merges = ItemMerges.of(items, rule);
        return IntStream.range(1, items.rows())
                .filter(merges::isMerged)
                .boxed()
                .collect(Collectors.groupingBy(merges::canonical, Collectors.toCollection(TreeSet::new)))
                .values()
                .stream()
                .collect(Collectors.toSet());
    }
}
