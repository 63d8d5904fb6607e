package dev.sluice.train.content;

import dev.sluice.data.Column;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.internal.text.NormalText;
import it.unimi.dsi.fastutil.doubles.Double2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.function.IntFunction;

/** Reads the terms of items from a column, as numbers from 0 on. Belongs to one thread. */
final class ItemTerms {
    private static final int[] NONE = {};

    private ItemTerms() {}

    /** The terms of an item, one that comes again as often as it does. */
    static IntFunction<int[]> of(Column column) {
        if (column instanceof TagColumn tags) {
            return tags::codes;
        }
        return column instanceof TextColumn texts ? words(texts) : values((NumberColumn) column);
    }

    private static IntFunction<int[]> words(TextColumn texts) {
        Object2IntOpenHashMap<String> known = new Object2IntOpenHashMap<>();
        return item -> {
            String normal = NormalText.of(texts.text(item));
            if (normal.isEmpty()) {
                return NONE;
            }
            String[] words = normal.split(" ", -1);
            int[] terms = new int[words.length];
            for (int i = 0; i < words.length; i++) {
                terms[i] = known.computeIfAbsent(words[i], absent -> known.size());
            }
            return terms;
        };
    }

    /** Each number is a term, as far as two are alike. */
    private static IntFunction<int[]> values(NumberColumn numbers) {
        Double2IntOpenHashMap known = new Double2IntOpenHashMap();
        return item -> {
            double number = numbers.number(item) + 0.0; // -0 is 0
            return Double.isNaN(number) ? NONE : new int[] {known.computeIfAbsent(number, absent -> known.size())};
        };
    }
}
