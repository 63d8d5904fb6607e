package dev.sluice.examples;

import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.LabelDomain;
import dev.sluice.data.audit.SplitRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a person states what data should be like. */
final class AuditOptions {
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

    /** The settings of the audit. */
    AuditSettings settings() {
        AuditSettings settings =
                AuditSettings.asOf(asOf == null ? Instant.now() : moment(asOf)).withSplit(rule(split));
        return domain == null ? settings : settings.withDomain(LabelDomain.parse(domain));
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
            if (text.matches("-?\\d+")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--as-of must be as in 2024-06-30, in 2024-06-30T12:00:00Z or seconds since 1970: " + text, e);
        }
    }
}
