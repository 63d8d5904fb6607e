package dev.sluice.examples;

import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.SplitRule;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a person states what data should be like. */
final class AuditOptions {
    @Mixin
    private Expectations expectations = new Expectations();

    @Option(
            names = "--split",
            defaultValue = "inferred",
            description = "how the parts were divided: time, user-time, random or inferred (${DEFAULT-VALUE})")
    private String split = "";

    /** The settings of the audit. */
    AuditSettings settings() {
        return expectations.settings().withSplit(rule(split));
    }

    private static SplitRule rule(String name) {
        for (SplitRule rule : SplitRule.values()) {
            if (name(rule).equals(name)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("split must be time, user-time, random or inferred: " + name);
    }

    static String name(SplitRule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
