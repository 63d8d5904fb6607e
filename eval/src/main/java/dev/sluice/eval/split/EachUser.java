package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Cuts the end off each user's events, in an order. Takes 12 bytes of heap an event meanwhile. */
final class EachUser {
    /** Against every split that cuts each user's time. */
    static final List<String> OTHERS_LEAK = List.of("Each user's last events are tested, whatever other users did later"
            + " is trained on: the future leaks into training.");

    private EachUser() {}

    /** The events of user after user in the order of their times, those of one moment in that of the data. */
    static int[] inTime(Interactions events) {
        int[] starts = new int[events.userRows() + 1];
        int[] order = byUser(events, inOrder(events), starts);
        for (int user = 1; user < events.userRows(); user++) {
            IntArrays.quickSort(order, starts[user], starts[user + 1], (one, other) -> {
                int byTime = Long.compare(events.time(one), events.time(other));
                return byTime != 0 ? byTime : Integer.compare(one, other);
            });
        }
        return order;
    }

    /** The events in an order drawn at random. */
    static int[] atRandom(Interactions events, long seed) {
        return IntArrays.shuffle(inOrder(events), new Random(seed));
    }

    /** The last of each user's events in this order: of a user's so many, so many. */
    static BitSet last(Interactions events, int[] order, IntUnaryOperator tested, TimeTies ties) {
        int[] starts = new int[events.userRows() + 1];
        int[] own = byUser(events, order, starts);
        BitSet last = new BitSet();
        for (int user = 1; user < events.userRows(); user++) {
            int end = starts[user + 1];
            int from = end - tested.applyAsInt(end - starts[user]);
            while (ties == TimeTies.EARLIER && from < end && events.time(own[from]) == events.time(own[from - 1])) {
                from++;
            }
            Arrays.stream(own, from, end).forEach(last::set);
        }
        return last;
    }

    /** What a cut of each user's time rules out. */
    static Set<Leak> ruledOut(TimeTies ties) {
        return ties == TimeTies.EARLIER ? Set.of(Leak.OWN_FUTURE, Leak.OWN_MOMENT) : Set.of(Leak.OWN_FUTURE);
    }

    private static int[] inOrder(Interactions events) {
        return IntStream.range(0, events.size()).toArray();
    }

    /** The events user after user, otherwise in this order; {@code starts} receives where those of each begin. */
    private static int[] byUser(Interactions events, int[] order, int[] starts) {
        for (int event : order) {
            starts[events.user(event) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] sorted = new int[order.length];
        for (int event : order) {
            sorted[next[events.user(event)]++] = event;
        }
        return sorted;
    }
}
