package dev.sluice.data.content;

import dev.sluice.ContentPolicy.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What content rules make of the items of a catalogue.
 *
 * @param items how many there are
 * @param verdicts how many have each verdict; those over which a rule failed count as dropped
 * @param failures over how many a rule failed
 * @param findings who withheld or limited how many and which, in the order in which they were first found
 */
public record ContentAudit(int items, Map<Verdict, Integer> verdicts, int failures, List<ContentFinding> findings) {
    public ContentAudit {
        Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            all.put(verdict, verdicts.getOrDefault(verdict, 0));
        }
        verdicts = Collections.unmodifiableMap(all);
        findings = List.copyOf(findings);
    }

    /** How many items have this verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** How many items must not be shown: those that are dropped or unknown. */
    public int withheld() {
        return count(Verdict.DROP) + count(Verdict.UNKNOWN);
    }
}
