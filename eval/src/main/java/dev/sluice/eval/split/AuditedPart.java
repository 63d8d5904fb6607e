package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * A part under audit.
 *
 * @param name of the part
 * @param events of the part
 * @param copies events that stand in another part, too
 * @param repeats those of them that stand in an earlier part
 */
record AuditedPart(String name, Interactions events, BitSet copies, BitSet repeats) {
    /** Events of a part that leak in one way. */
    record Suspects(AuditedPart part, IntPredicate leaking) {}

    static AuditedPart of(String name, Interactions events) {
        return new AuditedPart(name, events, new BitSet(), new BitSet());
    }

    /** Those of the events that leak so, but for copies, which are told of as copies alone. */
    Suspects suspects(IntPredicate leaking) {
        return new Suspects(this, event -> !copies.get(event) && leaking.test(event));
    }

    /** Compares this part with a later one by an index of the later: finds copies, and collects pairs in common. */
    void compare(AuditedPart later, PairIndex index, BitSet pairs) {
        for (int event = 0; event < events.size(); event++) {
            int known = event;
            index.forEach(events.user(event), events.item(event), same -> {
                if (later.events.time(same) == events.time(known)) {
                    copies.set(known);
                    later.copies.set(same);
                    later.repeats.set(same);
                } else {
                    pairs.set(same);
                }
            });
        }
    }
}
