package dev.sluice.examples;

import dev.sluice.ContentPolicy;
import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;

/** What the column {@code policy} of a catalogue's items says; a catalogue without the column allows everything. */
final class PolicyColumn implements ContentPolicy {
    private static final String NAME = "policy";

    private final TextColumn labels;

    private PolicyColumn(TextColumn labels) {
        this.labels = labels;
    }

    /** The items that may be recommended: what has no label, or one that is not known, may not. */
    static ItemSet allowed(Catalogue catalogue) {
        Entities items = catalogue.items();
        if (items.column(NAME).orElse(null) instanceof TextColumn labels) {
            ContentPolicy policy = new PolicyColumn(labels).failClosed();
            return ItemSet.matching(items.rows(), item -> policy.verdict(item) != Verdict.DROP);
        }
        return ItemSet.all(items.rows());
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
