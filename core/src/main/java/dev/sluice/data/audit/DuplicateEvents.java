package dev.sluice.data.audit;

import dev.sluice.data.Interactions;

/** Finds events that come again at the same moment, with the same type if events have types. */
final class DuplicateEvents implements Check {
    @Override
    public void look(Evidence evidence, Findings findings) {
        if (!evidence.timed()) {
            findings.notChecked(
                    FindingCode.DUPLICATE_EVENT, Findings.NO_TIMES + "; what comes twice is a DUPLICATE_PAIR");
            return;
        }
        for (Part part : evidence.parts()) {
            Interactions events = part.events();
            Pairs.forEach(part, (before, event) -> {
                if (events.time(before) == events.time(event) && part.type(before) == part.type(event)) {
                    findings.event(FindingCode.DUPLICATE_EVENT, part, event, "");
                }
            });
        }
    }
}
