package dev.sluice.ranking.rerank;

import dev.sluice.data.Column;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/**
 * A rule with the values that the items of a version have.
 *
 * @param code of the value it is about, or {@link #EACH}, or {@link #NO_ITEMS}
 */
record BoundRule(ListRule rule, ItemValues values, int code) {
    private static final int EACH = -1;
    private static final int NO_ITEMS = -2;

    static BoundRule of(ModelSnapshot snapshot, ListRule rule) {
        ItemValues values = ItemValues.of(snapshot, rule.column());
        Column column = snapshot.catalogue().items().require(rule.column());
        int code = rule.value().map(value -> code(column, value)).orElse(EACH);
        return new BoundRule(rule, values, code);
    }

    private static int code(Column column, String value) {
        List<String> texts = column instanceof TextColumn text
                ? text.values()
                : column instanceof TagColumn tags ? tags.values() : List.of();
        int code = value.isEmpty() ? NO_ITEMS : texts.indexOf(value);
        return code < 0 ? NO_ITEMS : code;
    }

    /** Adds the codes of an item's values that the rule is about. */
    void addCodes(int item, IntArrayList codes) {
        for (int place = 0; place < values.count(item); place++) {
            if (code == EACH || code == values.code(item, place)) {
                codes.add(values.code(item, place));
            }
        }
    }

    /** Whether this rule limits what that one asks for. */
    boolean limits(BoundRule need) {
        return rule.column().equals(need.rule.column()) && (code == EACH || code == need.code);
    }
}
