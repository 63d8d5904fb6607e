package dev.sluice.data.audit;

import java.util.EnumMap;
import java.util.Map;

/**
 * Looks through data for defects.
 *
 * <pre>{@code
 * AuditReport report = Audit.of(AuditSettings.asOf(Instant.now()))
 *         .inspect(AuditData.of(AuditPart.of("train", train)).with(AuditPart.of("test", test)));
 * }</pre>
 *
 * <p>Costs two sorts of the events, which all checks share, and a few passes over them. The orders take 8 bytes of heap
 * an event, 4 more for one whose user and item come again; where parts are compared in time, that takes up to 20 more.
 */
public final class Audit {
    private static final Map<FindingCode, Check> CHECKS = checks();

    private final AuditSettings settings;

    private Audit(AuditSettings settings) {
        this.settings = settings;
    }

    /** An audit with these settings. */
    public static Audit of(AuditSettings settings) {
        return new Audit(settings);
    }

    private static Map<FindingCode, Check> checks() {
        Map<FindingCode, Check> checks = new EnumMap<>(FindingCode.class);
        checks.put(FindingCode.ID_RANGE, new IdRange());
        checks.put(FindingCode.MIXED_TIME_UNITS, new MixedTimeUnits());
        checks.put(FindingCode.FUTURE_EVENT, new FutureEvents());
        checks.put(FindingCode.LABEL_DOMAIN, new OutOfDomain());
        checks.put(FindingCode.BURST, new Bursts());
        checks.put(FindingCode.MIXED_TIME_ZONES, new MixedTimeZones());
        checks.put(FindingCode.DUPLICATE_EVENT, new DuplicateEvents());
        checks.put(FindingCode.DUPLICATE_PAIR, new DuplicatePairs());
        checks.put(FindingCode.SPLIT_OVERLAP, new SplitOverlap());
        checks.put(FindingCode.SPLIT_ORDER, new SplitOrder());
        checks.put(FindingCode.SINGLE_CLASS_USER, new SingleClassUsers());
        return checks;
    }

    /** Looks through the parts and compares them. */
    public AuditReport inspect(AuditData data) {
        Evidence evidence = Evidence.of(data, settings);
        Findings findings = new Findings(settings.examples());
        CHECKS.forEach((code, check) -> {
            if (settings.allowed().contains(code)) {
                findings.notChecked(code, "it is allowed");
            } else {
                check.look(evidence, findings);
            }
        });
        return findings.report();
    }
}
