package dev.sluice.data.duplicate;

import dev.sluice.data.Entities;

/**
 * Says which items are one and the same. A rule is a pure function of the items and of its own settings, best a record
 * of them: its {@code toString} describes it in reports and in provenance.
 */
@FunctionalInterface
public interface DuplicateRule {
    /**
     * Links items that are one and the same.
     *
     * @param links of as many rows as the items have; receives the pairs, in any order
     */
    void link(Entities items, Links links);

    /** Items that either rule takes for the same, chains across both included. */
    default DuplicateRule or(DuplicateRule other) {
        return new EitherRule(this, other);
    }
}
