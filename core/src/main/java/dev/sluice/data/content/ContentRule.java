package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;

/**
 * Makes a policy for the items of a catalogue, whose rows differ from version to version. A rule is best a record of
 * its settings: its {@code toString} describes it in reports and in provenance.
 */
@FunctionalInterface
public interface ContentRule {
    /**
     * The policy over these items, for as long as their ids and columns may be read.
     *
     * @throws IllegalArgumentException if the items lack what the rule reads
     */
    ContentPolicy over(Entities items);

    /** This rule with a verdict on the items that it does not know; a rule that throws still fails closed. */
    default ContentRule ifUnknown(Verdict verdict) {
        return new IfUnknown(this, verdict);
    }
}
