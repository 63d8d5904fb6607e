package dev.sluice.data.audit;

import dev.sluice.data.Interactions;

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
        Interactions events = part.events();
        Order order = part.byPair();
        int place = nextSound(part, 0);
        while (place < part.size()) {
            int before = order.event(place);
            int next = nextSound(part, place + 1);
            while (next < part.size() && samePair(events, before, order.event(next))) {
                int event = order.event(next);
                visitor.accept(before, event);
                if (part.sound(event)) {
                    before = event;
                }
                next = nextSound(part, next + 1);
            }
            place = next;
        }
    }

    private static int nextSound(Part part, int from) {
        int place = from;
        while (place < part.size() && !part.sound(part.byPair().event(place))) {
            place++;
        }
        return place;
    }

    private static boolean samePair(Interactions events, int one, int other) {
        return events.user(one) == events.user(other) && events.item(one) == events.item(other);
    }
}
