package dev.sluice.data.audit;

/**
 * Finds users who come back to an item. In a log of several types of events, such as impressions and clicks, they may:
 * it tells of what happened, not of what somebody thinks of something.
 */
final class DuplicatePairs implements Check {
    @Override
    public void look(Evidence evidence, Findings findings) {
        if (evidence.typed()) {
            findings.notChecked(
                    FindingCode.DUPLICATE_PAIR, "the events have several types, and in such a log people come back");
            return;
        }
        for (Part part : evidence.parts()) {
            Pairs.forEach(part, (before, event) -> {
                // The same moment and type is a duplicate event, which may be allowed.
                if (!part.timed()
                        || part.events().time(before) != part.events().time(event)
                        || part.type(before) != part.type(event)) {
                    findings.event(FindingCode.DUPLICATE_PAIR, part, event, "");
                }
            });
        }
    }
}
