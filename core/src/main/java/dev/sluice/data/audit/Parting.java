package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import dev.sluice.internal.sort.RowOrder;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/** Two parts, of which one is meant to follow the other in time. */
final class Parting {
    private final Part earlier;
    private final Part later;
    private final long[] earlierTimes;
    private final long[] laterTimes;
    private final Alignment alignment;

    /** Is shown an event that is on the wrong side. */
    @FunctionalInterface
    interface Visitor {
        void accept(Part part, int event);
    }

    Parting(Part earlier, Part later) {
        this.earlier = earlier;
        this.later = later;
        this.earlierTimes = times(earlier);
        this.laterTimes = times(later);
        this.alignment = new Alignment(later, earlier);
    }

    Part earlier() {
        return earlier;
    }

    /** How many sound events the later part has. */
    int laterEvents() {
        return laterTimes.length;
    }

    /** How many the smaller part has. */
    int fewerEvents() {
        return Math.min(earlierTimes.length, laterTimes.length);
    }

    /** Whether all that should be later is earlier. */
    boolean isReversed() {
        return fewerEvents() > 0 && laterTimes[laterTimes.length - 1] < earlierTimes[0];
    }

    /** Divides at one moment for all, at which nothing later happens. */
    Division forAll() {
        Cut cut = Cut.of(earlierTimes, laterTimes);
        long[] moments = new long[earlier.events().userRows()];
        Arrays.fill(moments, cut.moment());
        return new Division(moments, 0, cut.wrong());
    }

    /**
     * Divides at a moment of each user's own, which may hold events of both parts: a user's events of one moment have
     * no order. Whoever is in one part only is on the right side.
     */
    Division forEachUser() {
        long[] moments = new long[earlier.events().userRows()];
        Arrays.fill(moments, Long.MAX_VALUE);
        moments[IdIndex.UNKNOWN] = Long.MIN_VALUE;
        long respite = 1;
        long wrong = 0;
        for (int user = 1; user < later.events().userRows(); user++) {
            int row = alignment.user(user);
            if (row != IdIndex.UNKNOWN) {
                Cut cut = Cut.of(times(earlier, row, 0), times(later, user, respite));
                moments[row] = cut.moment();
                wrong += cut.wrong();
            }
        }
        return new Division(moments, respite, wrong);
    }

    /** Shows the sound events on the wrong side, those of the earlier part first. */
    void forEachWrong(Division division, Visitor visitor) {
        for (int event = 0; event < earlier.size(); event++) {
            int user = earlier.events().user(event);
            if (division.isLate(user, earlier.events().time(event)) && earlier.sound(event)) {
                visitor.accept(earlier, event);
            }
        }
        for (int event = 0; event < later.size(); event++) {
            int user = alignment.user(later.events().user(event));
            if (division.isEarly(user, later.events().time(event)) && later.sound(event)) {
                visitor.accept(later, event);
            }
        }
    }

    private static long[] times(Part part) {
        LongArrayList times = new LongArrayList();
        for (int event = 0; event < part.size(); event++) {
            if (part.sound(event)) {
                times.add(part.events().time(event));
            }
        }
        long[] sorted = times.toLongArray();
        LongArrays.radixSort(sorted);
        return sorted;
    }

    private static long[] times(Part part, int user, long later) {
        RowOrder order = part.byTime();
        LongArrayList times = new LongArrayList();
        for (int place = order.start(user); place < order.end(user); place++) {
            if (part.sound(order.at(place))) {
                times.add(part.events().time(order.at(place)) + later);
            }
        }
        return times.toLongArray();
    }
}
