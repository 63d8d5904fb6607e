package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import dev.sluice.data.LineFault;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds events of items or users that there are not: where the catalogue is known those that it does not have, otherwise
 * those whose ids are {@linkplain OddIds odd}. An item that only a later part has is new, which is no defect.
 */
final class IdRange implements Check {
    @Override
    public void look(Evidence evidence, Findings findings) {
        Predicate<String> oddItem = odd(
                evidence.items(), evidence.parts().stream().map(Part::items).toList());
        Predicate<String> oddUser = odd(
                evidence.users(), evidence.parts().stream().map(Part::users).toList());
        for (Part part : evidence.parts()) {
            part.malformed(LineFault.ID).ifPresent(lines -> findings.lines(FindingCode.ID_RANGE, lines));
            look(part, rows(part.items(), oddItem), rows(part.users(), oddUser), findings);
        }
    }

    private static Predicate<String> odd(Optional<IdIndex> known, List<IdIndex> present) {
        if (known.isEmpty()) {
            return OddIds.among(present);
        }
        IdIndex catalogue = known.get();
        return id -> catalogue.row(id) == IdIndex.UNKNOWN;
    }

    private static BitSet rows(IdIndex ids, Predicate<String> odd) {
        BitSet rows = new BitSet();
        for (int row = 1; row < ids.rows(); row++) {
            rows.set(row, odd.test(ids.id(row)));
        }
        return rows;
    }

    private static void look(Part part, BitSet oddItems, BitSet oddUsers, Findings findings) {
        if (oddItems.isEmpty() && oddUsers.isEmpty()) {
            return;
        }
        for (int event = 0; event < part.size(); event++) {
            if (oddItems.get(part.events().item(event))) {
                findings.event(FindingCode.ID_RANGE, part, event, ": the item is none");
            } else if (oddUsers.get(part.events().user(event))) {
                findings.event(FindingCode.ID_RANGE, part, event, ": the user is none");
            }
        }
    }
}
