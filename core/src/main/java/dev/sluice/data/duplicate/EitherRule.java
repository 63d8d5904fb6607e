package dev.sluice.data.duplicate;

import dev.sluice.data.Entities;

/** Links what one rule or the other links. */
record EitherRule(DuplicateRule rule, DuplicateRule other) implements DuplicateRule {
    @Override
    public void link(Entities items, Links links) {
        rule.link(items, links);
        other.link(items, links);
    }

    @Override
    public String toString() {
        return rule + " or " + other;
    }
}
