package dev.sluice.data.audit;

/** Finds events that are later than the moment of the audit. */
final class FutureEvents implements Check {
    @Override
    public void look(Evidence evidence, Findings findings) {
        if (!evidence.timed()) {
            findings.notChecked(FindingCode.FUTURE_EVENT, Findings.NO_TIMES);
            return;
        }
        long now = evidence.settings().asOf().toEpochMilli();
        for (Part part : evidence.parts()) {
            for (int event = 0; event < part.size(); event++) {
                if (part.events().time(event) > now && part.sound(event)) {
                    findings.event(FindingCode.FUTURE_EVENT, part, event, "");
                }
            }
        }
    }
}
