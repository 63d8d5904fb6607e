package dev.sluice.data.audit;

import dev.sluice.internal.sort.RowOrder;
import java.util.BitSet;
import java.util.List;

/**
 * Finds events of a later part whose user and item an earlier part has, too. In a log of several types of events, where
 * people may come back, only the same event counts: of the same type and moment.
 */
final class SplitOverlap implements Check {
    static final String ONE_PART = "there is one part only";

    @Override
    public void look(Evidence evidence, Findings findings) {
        List<Part> parts = evidence.parts();
        if (parts.size() == 1) {
            findings.notChecked(FindingCode.SPLIT_OVERLAP, ONE_PART);
            return;
        }
        for (int later = 1; later < parts.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                look(parts.get(later), parts.get(earlier), evidence.typed(), findings);
            }
        }
    }

    private static void look(Part later, Part earlier, boolean typed, Findings findings) {
        Alignment alignment = new Alignment(later, earlier);
        Known known = new Known(earlier, typed);
        for (int event = 0; event < later.size(); event++) {
            int user = alignment.user(later.events().user(event));
            int item = alignment.item(later.events().item(event));
            int type = alignment.type(later.type(event));
            if (later.sound(event) && known.has(user, item, type, later.events().time(event))) {
                findings.event(FindingCode.SPLIT_OVERLAP, later, event, "");
                known.fault(user, item, type, later.events().time(event));
            }
        }
    }

    /** What a part has. */
    private static final class Known {
        private final Part part;
        private final RowOrder order;
        private final boolean sameEvent;
        /** The first places of those that fault was found with. */
        private final BitSet told = new BitSet();

        Known(Part part, boolean sameEvent) {
            this.part = part;
            this.order = part.byPair();
            this.sameEvent = sameEvent;
        }

        boolean has(int user, int item, int type, long time) {
            int place = place(user, item, type, time);
            return place < order.end(user) && compare(order.at(place), item, type, time) == 0;
        }

        /** Finds fault with all of them: which of two parts an event should stand in, nobody knows. */
        void fault(int user, int item, int type, long time) {
            int first = place(user, item, type, time);
            if (told.get(first)) {
                return;
            }
            told.set(first);
            for (int place = first;
                    place < order.end(user) && compare(order.at(place), item, type, time) == 0;
                    place++) {
                part.fault(order.at(place));
            }
        }

        /** The first place that is not before these. */
        private int place(int user, int item, int type, long time) {
            int low = order.start(user);
            int high = order.end(user);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(order.at(middle), item, type, time) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private int compare(int event, int item, int type, long time) {
            int byItem = Integer.compare(part.events().item(event), item);
            if (byItem != 0 || !sameEvent) {
                return byItem;
            }
            int byType = Integer.compare(part.type(event), type);
            return byType != 0 ? byType : Long.compare(part.events().time(event), time);
        }
    }
}
