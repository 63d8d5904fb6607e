package dev.sluice.data.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of an audit. Start from {@link #asOf} and change what matters:
 *
 * <pre>{@code
 * var settings = AuditSettings.asOf(Instant.now()).withDomain(LabelDomain.between(0.5, 5));
 * }</pre>
 *
 * @param asOf the moment of the audit; whatever is later is the future
 * @param domain what labels there are; if it is not stated it is inferred, where the values leave no doubt
 * @param split how the parts were divided
 * @param bursts what counts as a burst; any of them suffices
 * @param allowed kinds of defects that are known and not looked for
 * @param examples how many examples a finding has at most, at least 0
 */
public record AuditSettings(
        Instant asOf,
        Optional<LabelDomain> domain,
        SplitRule split,
        List<BurstLimit> bursts,
        Set<FindingCode> allowed,
        int examples) {
    private static final int EXAMPLES = 5;

    public AuditSettings {
        if (examples < 0) {
            throw new IllegalArgumentException("examples must be at least 0: " + examples);
        }
        bursts = List.copyOf(bursts);
        Set<FindingCode> copy = EnumSet.noneOf(FindingCode.class);
        copy.addAll(allowed);
        allowed = Collections.unmodifiableSet(copy);
    }

    /** The settings that need no thought, of an audit at this moment. */
    public static AuditSettings asOf(Instant moment) {
        return new AuditSettings(
                moment, Optional.empty(), SplitRule.INFERRED, BurstLimit.defaults(), Set.of(), EXAMPLES);
    }

    /** The same with a stated domain of labels. */
    public AuditSettings withDomain(LabelDomain stated) {
        return new AuditSettings(asOf, Optional.of(stated), split, bursts, allowed, examples);
    }

    /** The same for parts that were divided so. */
    public AuditSettings withSplit(SplitRule rule) {
        return new AuditSettings(asOf, domain, rule, bursts, allowed, examples);
    }

    /** The same with other bursts; none if there are none. */
    public AuditSettings withBursts(List<BurstLimit> limits) {
        return new AuditSettings(asOf, domain, split, limits, allowed, examples);
    }

    /** The same, not looking for these. */
    public AuditSettings withAllowed(Set<FindingCode> codes) {
        return new AuditSettings(asOf, domain, split, bursts, codes, examples);
    }

    /** The same with at most so many examples a finding. */
    public AuditSettings withExamples(int most) {
        return new AuditSettings(asOf, domain, split, bursts, allowed, most);
    }
}
