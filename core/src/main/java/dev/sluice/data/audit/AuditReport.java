package dev.sluice.data.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param findings one for each kind of defect there is, in the order of {@link FindingCode}
 * @param notChecked why the data were not looked through for a kind of defect, where they were not
 */
public record AuditReport(List<Finding> findings, Map<FindingCode, String> notChecked) {
    public AuditReport {
        findings = List.copyOf(findings);
        Map<FindingCode, String> copy = new EnumMap<>(FindingCode.class);
        copy.putAll(notChecked);
        notChecked = Collections.unmodifiableMap(copy);
    }

    /** Whether nothing was found. */
    public boolean clean() {
        return findings.isEmpty();
    }
}
