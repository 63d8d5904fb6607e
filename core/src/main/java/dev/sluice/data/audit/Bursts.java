package dev.sluice.data.audit;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Finds users who make more events in a while than {@linkplain BurstLimit a person does}, of at least ten kinds. */
final class Bursts implements Check {
    private static final int LEAST_DISTINCT = 10;

    @Override
    public void look(Evidence evidence, Findings findings) {
        if (!evidence.timed()) {
            findings.notChecked(FindingCode.BURST, Findings.NO_TIMES);
            return;
        }
        for (Part part : evidence.parts()) {
            // A window that is no longer than the ticks of the clock would see many events in one tick.
            var limits = evidence.settings().bursts().stream()
                    .filter(limit -> part.resolution() > 0 && part.resolution() <= limit.window().toMillis())
                    .toList();
            if (limits.isEmpty()) {
                findings.notChecked(FindingCode.BURST, "the times are too coarse");
            }
            BitSet found = new BitSet();
            limits.forEach(limit -> new Windows(part, limit, found).look(findings));
        }
    }

    /** The windows of one length. */
    private static final class Windows {
        private final Part part;
        private final Interactions events;
        private final Order order;
        private final BurstLimit limit;
        private final long length;
        private final BitSet found;

        Windows(Part part, BurstLimit limit, BitSet found) {
            this.part = part;
            this.events = part.events();
            this.order = part.byTime();
            this.limit = limit;
            this.length = limit.window().toMillis();
            this.found = found;
        }

        void look(Findings findings) {
            int[] busiest =
                    IntStream.range(0, events.userRows()).map(this::busiest).toArray();
            int[] active = IntStream.of(busiest).filter(most -> most > 0).sorted().toArray();
            if (active.length == 0) {
                return;
            }
            double bound = Math.max(limit.events(), limit.timesMedian() * active[(active.length - 1) / 2]);
            for (int user = 0; user < busiest.length; user++) {
                if (busiest[user] > bound && !found.get(user)) {
                    look(user, busiest[user], bound, findings);
                }
            }
        }

        /** How many events of a user there are in the fullest window. */
        private int busiest(int user) {
            int most = 0;
            int from = order.start(user);
            int sound = 0;
            for (int to = from; to < order.end(user); to++) {
                sound += part.sound(order.event(to)) ? 1 : 0;
                while (time(to) - time(from) > length) {
                    sound -= part.sound(order.event(from)) ? 1 : 0;
                    from++;
                }
                most = Math.max(most, sound);
            }
            return most;
        }

        private void look(int user, int busiest, double bound, Findings findings) {
            IntArrayList burst = burst(user, bound);
            if (isVaried(burst)) {
                found.set(user);
                findings.user(
                        FindingCode.BURST, part, user, ": " + busiest + " events in " + limit.window().toSeconds() + " s");
                burst.forEach(part::fault);
            }
        }

        /** The events of a user that are in a window with more than the bound. */
        private IntArrayList burst(int user, double bound) {
            IntArrayList burst = new IntArrayList();
            int from = order.start(user);
            int taken = from;
            for (int to = from; to < order.end(user); to++) {
                while (time(to) - time(from) > length) {
                    from++;
                }
                if (to + 1 - from > bound) {
                    for (taken = Math.max(taken, from); taken <= to; taken++) {
                        burst.add(order.event(taken));
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
            return events.time(order.event(place));
        }
    }
}
