package dev.sluice.examples;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.data.content.AttributeRule;
import dev.sluice.data.content.ContentRules;
import java.util.Map;

/** What the column {@code policy} of a catalogue's items says; a catalogue without the column allows everything. */
final class Labels {
    private static final String NAME = "policy";

    /** An item without a label, or with one that is not known, is withheld. */
    private static final AttributeRule VALUES =
            AttributeRule.of(NAME, Map.of("allowed", Verdict.ALLOW, "limited", Verdict.LIMIT, "harmful", Verdict.DROP));

    /** Which items may be recommended; over a column that holds no texts, and so labels nothing, an error. */
    static final ContentRules RULES = ContentRules.of(NAME, Labels::over);

    private Labels() {}

    private static ContentPolicy over(Entities items) {
        Column column = items.column(NAME).orElse(null);
        if (column == null) {
            return item -> Verdict.ALLOW;
        }
        if (column instanceof TextColumn) {
            return VALUES.over(items);
        }
        throw new IllegalArgumentException("column " + NAME
                + " of the items must say allowed, limited or harmful: it is empty, or holds numbers or tags");
    }

    /**
     * Says how many items may not be recommended.
     *
     * @throws IllegalArgumentException if that is all of them, or the column labels nothing
     */
    static void announce(Catalogue catalogue, Console console) {
        int items = catalogue.items().rows() - 1;
        int withheld = RULES.audit(catalogue.items()).withheld();
        if (withheld == items) {
            throw new IllegalArgumentException(
                    "column policy must allow an item: it is harmful, unknown or empty of all " + items);
        }
        if (withheld > 0) {
            console.say("%,d of %,d items may not be recommended, as the column policy has it", withheld, items);
            console.json("items_withheld", withheld);
        }
    }
}
