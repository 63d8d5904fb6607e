package dev.sluice.data.audit;

import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds users who make more events in a while than {@linkplain BurstLimit a person does}, and at least ten that differ.
 * The median user is that of the part whose median user is the busiest.
 */
final class Bursts implements Check {
    @Override
    public void look(Evidence evidence, Findings findings) {
        if (!evidence.timed()) {
            findings.notChecked(FindingCode.BURST, Findings.NO_TIMES);
            return;
        }
        Map<Part, BitSet> found = new HashMap<>();
        boolean looked = false;
        for (BurstLimit limit : evidence.settings().bursts()) {
            // A window that is no longer than the ticks of the clock would see many events in one tick.
            List<Windows> windows = evidence.parts().stream()
                    .filter(part -> part.resolution() > 0
                            && part.resolution() < limit.window().toMillis())
                    .map(part -> new Windows(part, limit.window().toMillis()))
                    .toList();
            double median = windows.stream().mapToInt(Windows::median).max().orElse(0);
            double bound = Math.max(limit.events(), limit.timesMedian() * median);
            windows.forEach(each -> each.look(bound, found.computeIfAbsent(each.part, any -> new BitSet()), findings));
            looked |= !windows.isEmpty();
        }
        if (!looked) {
            findings.notChecked(FindingCode.BURST, "the times are too coarse");
        }
    }

    /** The windows of one length, which ends before the moment that is so much later. */
    private static final class Windows {
        private static final int LEAST_DISTINCT = 10;

        private final Part part;
        private final Interactions events;
        private final RowOrder order;
        private final long length;
        private final int[] busiest;

        Windows(Part part, long length) {
            this.part = part;
            this.events = part.events();
            this.order = part.byTime();
            this.length = length;
            this.busiest = new int[events.userRows()];
            for (int user = 0; user < busiest.length; user++) {
                busiest[user] = busiest(user);
            }
        }

        /** How many events of a user there are in the fullest window. */
        private int busiest(int user) {
            int most = 0;
            int sound = 0;
            int from = order.start(user);
            for (int to = from; to < order.end(user); to++) {
                sound += part.sound(order.at(to)) ? 1 : 0;
                while (time(to) - time(from) >= length) {
                    sound -= part.sound(order.at(from)) ? 1 : 0;
                    from++;
                }
                most = Math.max(most, sound);
            }
            return most;
        }

        /** The fullest window of the median user who has events; 0 if nobody has. */
        int median() {
            int[] active =
                    Arrays.stream(busiest).filter(most -> most > 0).sorted().toArray();
            return active.length == 0 ? 0 : active[(active.length - 1) / 2];
        }

        void look(double bound, BitSet found, Findings findings) {
            for (int user = 0; user < busiest.length; user++) {
                if (busiest[user] > bound && !found.get(user)) {
                    IntArrayList burst = burst(user, bound);
                    if (isVaried(burst)) {
                        found.set(user);
                        burst.forEach(part::fault);
                        String what = ": " + busiest[user] + " events in " + length / 1000 + " s";
                        findings.user(FindingCode.BURST, part, user, what);
                    }
                }
            }
        }

        /** The events of a user that are in a window with more than the bound. */
        private IntArrayList burst(int user, double bound) {
            IntArrayList burst = new IntArrayList();
            int from = order.start(user);
            int taken = from;
            for (int to = from; to < order.end(user); to++) {
                while (time(to) - time(from) >= length) {
                    from++;
                }
                if (to + 1 - from > bound) {
                    for (taken = Math.max(taken, from); taken <= to; taken++) {
                        burst.add(order.at(taken));
                    }
                }
            }
            return burst;
        }

        /** Whether these are no copies of a few events. */
        private boolean isVaried(IntArrayList burst) {
            LongOpenHashSet distinct = new LongOpenHashSet();
            for (int i = 0; i < burst.size() && distinct.size() < LEAST_DISTINCT; i++) {
                int event = burst.getInt(i);
                distinct.add(events.time(event) * events.itemRows() + events.item(event));
            }
            return distinct.size() >= LEAST_DISTINCT;
        }

        private long time(int place) {
            return events.time(order.at(place));
        }
    }
}
