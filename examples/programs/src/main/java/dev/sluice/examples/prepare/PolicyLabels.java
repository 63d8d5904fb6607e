package dev.sluice.examples.prepare;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.data.content.AttributeRule;
import dev.sluice.data.content.ContentRules;
import java.util.Map;

/** What the column {@code policy} of a catalogue's items says; a catalogue without the column allows everything. */
public final class PolicyLabels {
    static final String COLUMN = "policy";
    static final String ALLOWED = "allowed";
    static final String LIMITED = "limited";
    static final String HARMFUL = "harmful";

    /** An item without a label, or with one that is not known, is withheld. */
    static final AttributeRule VALUES =
            AttributeRule.of(COLUMN, Map.of(ALLOWED, Verdict.ALLOW, LIMITED, Verdict.LIMIT, HARMFUL, Verdict.DROP));

    /** Which items may be recommended; over a column that holds no texts, and so labels nothing, an error. */
    public static final ContentRules RULES = ContentRules.of(COLUMN, PolicyLabels::over);

    private PolicyLabels() {}

    private static ContentPolicy over(Entities items) {
        Column column = items.column(COLUMN).orElse(null);
        if (column == null) {
            return item -> Verdict.ALLOW;
        }
        if (column instanceof TextColumn) {
            return VALUES.over(items);
        }
        throw new IllegalArgumentException("column " + COLUMN
                + " of the items must say allowed, limited or harmful: it is empty, or holds numbers or tags");
    }
}
