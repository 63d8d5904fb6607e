package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import dev.sluice.data.LineFault;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Finds events of items or users that there are not: where the catalogue is known those that it does not have,
 * otherwise those whose ids are {@linkplain OddIds odd}. An item that only a later part has is new, which is no defect.
 */
final class IdRange implements Check {
    /** A user with more events than that is somebody, whatever the number. */
    private static final int STRAY_USER_EVENTS = 3;

    @Override
    public void look(Evidence evidence, Findings findings) {
        List<IdIndex> items = evidence.parts().stream().map(Part::items).toList();
        List<IdIndex> users = evidence.parts().stream().map(Part::users).toList();
        Oddity item = oddity(evidence.items(), items, Integer.MAX_VALUE);
        Oddity user = oddity(evidence.users(), users, STRAY_USER_EVENTS);
        for (Part part : evidence.parts()) {
            part.malformed(LineFault.ID).ifPresent(lines -> findings.lines(FindingCode.ID_RANGE, lines));
            look(
                    part,
                    odd(part.items(), item, part, part.events()::item),
                    odd(part.users(), user, part, part.events()::user),
                    findings);
        }
    }

    private static Oddity oddity(Optional<IdIndex> known, List<IdIndex> present, int strayEvents) {
        if (known.isEmpty()) {
            return OddIds.among(present, strayEvents);
        }
        IdIndex catalogue = known.get();
        return (id, events) -> catalogue.row(id) == IdIndex.UNKNOWN;
    }

    /** The rows of odd ids. */
    private static BitSet odd(IdIndex ids, Oddity oddity, Part part, IntUnaryOperator rowOfEvent) {
        int[] events = new int[ids.rows()];
        for (int event = 0; event < part.size(); event++) {
            events[rowOfEvent.applyAsInt(event)]++;
        }
        BitSet rows = new BitSet();
        for (int row = 1; row < ids.rows(); row++) {
            rows.set(row, oddity.isOdd(ids.id(row), events[row]));
        }
        return rows;
    }

    private static void look(Part part, BitSet oddItems, BitSet oddUsers, Findings findings) {
        if (oddItems.isEmpty() && oddUsers.isEmpty()) {
            return;
        }
        for (int event = 0; event < part.size(); event++) {
            if (oddItems.get(part.events().item(event))) {
                findings.event(FindingCode.ID_RANGE, part, event, ": there is no such item");
            } else if (oddUsers.get(part.events().user(event))) {
                findings.event(FindingCode.ID_RANGE, part, event, ": there is no such user");
            }
        }
    }
}
