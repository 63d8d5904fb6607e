package dev.sluice.data.duplicate;

import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.internal.text.NormalText;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Items whose texts are the same, apart from how they are written. Before texts are compared, compatibility characters
 * and case are folded (NFKC, then lower, upper and lower case), white space and punctuation, but for {@code # @ % &},
 * become one space, and characters that only format are left out. Symbols such as {@code +} count. Items without a word
 * in any of the columns are like none.
 *
 * <p>Texts are found by a hash of 64 bits and then compared, so that no collision merges what differs. Costs 16 bytes
 * of heap an item.
 *
 * @param columns names of columns of texts, all of which must agree; at least one
 */
public record SameText(List<String> columns) implements DuplicateRule {
    public SameText {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns must name at least one: " + columns);
        }
    }

    /** Items that agree in all of these columns. */
    public static SameText of(String... columns) {
        return new SameText(List.of(columns));
    }

    @Override
    public void link(Entities items, Links links) {
        link(items, links, TextHash::of);
    }

    void link(Entities items, Links links, ToLongFunction<String> hash) {
        List<TextColumn> texts =
                columns.stream().map(column -> TextColumns.of(items, column)).toList();
        Long2IntOpenHashMap firsts = new Long2IntOpenHashMap();
        for (int row = 1; row < items.rows(); row++) {
            String content = content(texts, row);
            if (!content.isBlank()) {
                long place = hash.applyAsLong(content);
                int first = firsts.putIfAbsent(place, row);
                while (first != 0 && !content.equals(content(texts, first))) {
                    first = firsts.putIfAbsent(++place, row);
                }
                if (first != 0) {
                    links.link(first, row);
                }
            }
        }
    }

    /** The columns in normal form, a line each. */
    private static String content(List<TextColumn> texts, int row) {
        StringBuilder content = new StringBuilder();
        texts.forEach(column -> content.append(NormalText.of(column.text(row))).append('\n'));
        return content.toString();
    }
}
