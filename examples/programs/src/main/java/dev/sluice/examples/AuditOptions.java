package dev.sluice.examples;

import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.BurstLimit;
import dev.sluice.data.audit.FindingCode;
import dev.sluice.data.audit.LabelDomain;
import dev.sluice.data.audit.SplitRule;
import dev.sluice.examples.prepare.Moment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a person states what data should be like, and what to tell of them. */
final class AuditOptions {
    private static final Pattern BURST = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description =
                    "whatever is later is the future: 2024-06-30, 2024-06-30T12:00:00Z or seconds since 1970 (now)")
    @Nullable
    private String asOf;

    @Option(
            names = "--domain",
            paramLabel = "VALUES",
            description = "what labels there are, as in 0.5..5 or in 0,1 (inferred where the values leave no doubt)")
    @Nullable
    private String domain;

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

    @Option(
            names = "--allow",
            split = ",",
            paramLabel = "CODE",
            description = "kinds of findings that are known and not looked for: ${COMPLETION-CANDIDATES}")
    private Set<FindingCode> allowed = Set.of();

    @Option(names = "--examples", description = "how many examples a finding has at most (5)")
    @Nullable
    private Integer examples;

    /** The settings of the audit. */
    AuditSettings settings() {
        AuditSettings settings = AuditSettings.asOf(asOf == null ? Instant.now() : moment(asOf))
                .withSplit(rule(split))
                .withAllowed(allowed);
        settings = domain == null ? settings : settings.withDomain(LabelDomain.parse(domain));
        settings = examples == null ? settings : settings.withExamples(examples);
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

    private static Instant moment(String text) {
        try {
            return text.matches("-?\\d+") ? Instant.ofEpochSecond(Long.parseLong(text)) : Moment.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--as-of must be as in 2024-06-30, in 2024-06-30T12:00:00Z or seconds since 1970: " + text, e);
        }
    }
}
