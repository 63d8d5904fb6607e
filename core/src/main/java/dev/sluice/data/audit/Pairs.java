package dev.sluice.data.audit;

import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Goes through the events that share user and item, by type and then time. */
final class Pairs {
    private Pairs() {}

    /** Is shown each event that follows another of its user and item, beside that other. */
    @FunctionalInterface
    interface Visitor {
        void accept(int before, int event);
    }

    /** Shows the sound events; one that the visitor finds fault with is not the next one's predecessor. */
    static void forEach(Part part, Visitor visitor) {
        int[] repeated = part.repeated();
        int place = nextSound(part, repeated, 0);
        while (place < repeated.length) {
            int before = repeated[place];
            int next = nextSound(part, repeated, place + 1);
            while (next < repeated.length && samePair(part.events(), before, repeated[next])) {
                int event = repeated[next];
                visitor.accept(before, event);
                if (part.sound(event)) {
                    before = event;
                }
                next = nextSound(part, repeated, next + 1);
            }
            place = next;
        }
    }

    private static int nextSound(Part part, int[] repeated, int from) {
        int place = from;
        while (place < repeated.length && !part.sound(repeated[place])) {
            place++;
        }
        return place;
    }

    private static boolean samePair(Interactions events, int one, int other) {
        return events.user(one) == events.user(other) && events.item(one) == events.item(other);
    }

    /**
     * The events whose user and item come more than once, in this order. They are few in most data, so that several
     * checks go through these instead of all.
     *
     * @param byPair has the events of a user and an item side by side
     */
    static int[] repeated(RowOrder byPair, Interactions events) {
        IntArrayList repeated = new IntArrayList();
        for (int user = 0; user < events.userRows(); user++) {
            int end = byPair.end(user);
            for (int from = byPair.start(user); from < end; ) {
                int item = events.item(byPair.at(from));
                int to = from + 1;
                while (to < end && events.item(byPair.at(to)) == item) {
                    to++;
                }
                for (int place = from; to - from > 1 && place < to; place++) {
                    repeated.add(byPair.at(place));
                }
                from = to;
            }
        }
        repeated.trim();
        return repeated.elements();
    }
}
