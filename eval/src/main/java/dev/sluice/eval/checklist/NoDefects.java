package dev.sluice.eval.checklist;

import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.Finding;
import dev.sluice.data.audit.FindingCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An audit of the data found nothing of some kinds.
 *
 * @param id of the check
 * @param kinds what it is about, at least one
 * @param audit of the data that were trained on
 */
public record NoDefects(String id, Set<FindingCode> kinds, AuditReport audit) implements Check {
    public NoDefects {
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException(id + " must be about at least 1 kind of defect: 0");
        }
    }

    /** Nobody has an item twice ({@code duplicate-pairs}): neither the same event again nor another of the pair. */
    public static NoDefects duplicatePairs(AuditReport audit) {
        return new NoDefects(
                "duplicate-pairs", EnumSet.of(FindingCode.DUPLICATE_EVENT, FindingCode.DUPLICATE_PAIR), audit);
    }

    /** Labels are in their domain ({@code label-domain}). */
    public static NoDefects labelDomain(AuditReport audit) {
        return new NoDefects("label-domain", EnumSet.of(FindingCode.LABEL_DOMAIN), audit);
    }

    @Override
    public CheckResult run() {
        List<Finding> found = audit.findings().stream()
                .filter(finding -> kinds.contains(finding.code()))
                .toList();
        if (!found.isEmpty()) {
            return CheckResult.fail(
                    id,
                    found.stream().map(finding -> finding.code().meaning()).collect(Collectors.joining(" ")),
                    found.stream().mapToLong(Finding::count).sum(),
                    found.stream()
                            .flatMap(finding -> finding.examples().stream())
                            .toList());
        }
        List<String> skipped = audit.notChecked().entrySet().stream()
                .filter(entry -> kinds.contains(entry.getKey()))
                .map(entry -> entry.getKey() + " was not looked for: " + entry.getValue())
                .toList();
        return skipped.isEmpty()
                ? CheckResult.pass(id, "the audit found none")
                : CheckResult.skip(id, String.join("; ", skipped));
    }
}
