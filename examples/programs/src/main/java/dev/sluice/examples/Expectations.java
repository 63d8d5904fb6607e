package dev.sluice.examples;

import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.FindingCode;
import dev.sluice.data.audit.LabelDomain;
import dev.sluice.examples.prepare.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person expects of data. */
final class Expectations {
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
            names = "--allow",
            split = ",",
            paramLabel = "CODE",
            description = "kinds of findings that are known and not looked for: ${COMPLETION-CANDIDATES}")
    private Set<FindingCode> allowed = Set.of();

    @Option(names = "--examples", description = "how many examples a finding has at most (5)")
    @Nullable
    private Integer examples;

    /** The settings of an audit. */
    AuditSettings settings() {
        AuditSettings settings =
                AuditSettings.asOf(asOf == null ? Instant.now() : moment(asOf)).withAllowed(allowed);
        settings = domain == null ? settings : settings.withDomain(LabelDomain.parse(domain));
        return examples == null ? settings : settings.withExamples(examples);
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
