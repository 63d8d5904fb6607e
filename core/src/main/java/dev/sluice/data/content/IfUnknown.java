package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;

/** A rule with a verdict on the items that it does not know. */
record IfUnknown(ContentRule rule, Verdict verdict) implements ContentRule {
    @Override
    public ContentPolicy over(Entities items) {
        ContentPolicy policy = rule.over(items);
        return item -> {
            Verdict known = policy.verdict(item);
            return known == Verdict.UNKNOWN ? verdict : known;
        };
    }

    @Override
    public String toString() {
        return rule + ", " + verdict + " if unknown";
    }
}
