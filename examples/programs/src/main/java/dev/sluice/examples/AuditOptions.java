package dev.sluice.examples;

import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.BurstLimit;
import dev.sluice.data.audit.SplitRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a person states what data should be like, and what to tell of them. */
final class AuditOptions {
    private static final Pattern BURST = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    @Mixin
    private Expectations expectations = new Expectations();

    @Option(
            names = "--split",
            defaultValue = "inferred",
            description = "how the parts were divided: time, user-time, random or inferred (${DEFAULT-VALUE})")
    private String split = "";

    @Option(
            names = "--burst",
            split = ",",
            paramLabel = "EVENTS/SECONDS",
            description = "a user with more than so many events in so many seconds, and 20 times as many as the median"
                    + " user, has a burst (40/60,600/3600)")
    private List<String> bursts = List.of();

    /** The settings of the audit. */
    AuditSettings settings() {
        AuditSettings settings = expectations.settings().withSplit(rule(split));
        return bursts.isEmpty()
                ? settings
                : settings.withBursts(bursts.stream().map(AuditOptions::burst).toList());
    }

    private static BurstLimit burst(String text) {
        Matcher parts = BURST.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("--burst must be EVENTS/SECONDS, as in 40/60: " + text);
        }
        return BurstLimit.of(Duration.ofSeconds(Integer.parseInt(parts.group(2))), Integer.parseInt(parts.group(1)));
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
