package dev.sluice.examples;

import dev.sluice.ContentPolicy;
import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;

/** What the column {@code policy} of a catalogue's items says; a catalogue without the column allows everything. */
final class PolicyColumn implements ContentPolicy {
    private static final String NAME = "policy";

    private final TextColumn labels;

    private PolicyColumn(TextColumn labels) {
        this.labels = labels;
    }

    /**
     * The items that may be recommended: what has no label, or one that is not known, may not.
     *
     * @throws IllegalArgumentException if the column holds no texts, and so labels nothing
     */
    static ItemSet allowed(Catalogue catalogue) {
        Entities items = catalogue.items();
        return items.column(NAME)
                .map(labels -> allowed(labels, items.rows()))
                .orElseGet(() -> ItemSet.all(items.rows()));
    }

    /**
     * Says how many items may not be recommended.
     *
     * @throws IllegalArgumentException if that is all of them, or the column labels nothing
     */
    static void announce(Catalogue catalogue, Console console) {
        int items = catalogue.items().rows() - 1;
        int withheld = items - allowed(catalogue).size();
        if (withheld == items) {
            throw new IllegalArgumentException(
                    "column policy must allow an item: it is harmful, unknown or empty of all " + items);
        }
        if (withheld > 0) {
            console.say("%,d of %,d items may not be recommended, as the column policy has it", withheld, items);
            console.json("items_withheld", withheld);
        }
    }

    private static ItemSet allowed(Column column, int rows) {
        if (column instanceof TextColumn labels) {
            ContentPolicy policy = new PolicyColumn(labels).failClosed();
            return ItemSet.matching(rows, item -> policy.verdict(item) != Verdict.DROP);
        }
        throw new IllegalArgumentException("column " + NAME
                + " of the items must say allowed, limited or harmful: it is empty, or holds numbers or tags");
    }

    @Override
    public Verdict verdict(int item) {
        return switch (labels.text(item)) {
            case "allowed" -> Verdict.ALLOW;
            case "limited" -> Verdict.LIMIT;
            case "harmful" -> Verdict.DROP;
            default -> Verdict.UNKNOWN;
        };
    }
}
