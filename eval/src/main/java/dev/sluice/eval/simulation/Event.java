package dev.sluice.eval.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that happened to an item that was shown, as a site would have logged it. What nobody could see, such as
 * whether the user looked, is in no event.
 *
 * @param visit when the item was shown, and to whom
 * @param type what happened
 * @param moment when, in milliseconds since the epoch
 * @param item row of the item
 * @param position where the item stood, from 1
 * @param value how much it says that the user liked the item: of a {@code watch}, how often the item was played, as a
 *     share of its duration; 1 of a {@code purchase}, -1 of a {@code return}; 0 of an impression or a click, which say
 *     nothing of liking
 * @param watchSeconds of a {@code watch}, for how long; otherwise NaN
 * @param propensity the probability that the item was chosen for its position, given those above it; NaN if unknown
 * @param source what proposed the item
 */
public record Event(
        Visit visit,
        EventType type,
        long moment,
        int item,
        int position,
        double value,
        double watchSeconds,
        double propensity,
        String source) {
    /**
     * The events of a session up to the end of its world's history, from the top of the list down and each item's in
     * the order of time.
     */
    public static List<Event> of(World world, Session session) {
        List<Event> events = new ArrayList<>();
        for (int position = 1; position <= session.response().size(); position++) {
            for (EventType type : EventType.values()) {
                if (session.response().happened(type, position)
                        && session.response().moment(type, position)
                                < world.settings().end()) {
                    events.add(of(world, session, type, position));
                }
            }
        }
        return events;
    }

    private static Event of(World world, Session session, EventType type, int position) {
        Response response = session.response();
        Display display = session.display();
        int item = response.item(position);
        double seconds = type == EventType.WATCH ? response.watchedSeconds(position) : Double.NaN;
        return new Event(
                session.visit(),
                type,
                response.moment(type, position),
                item,
                position,
                value(type, seconds / world.item(item).seconds()),
                seconds,
                display.propensity(position),
                display.source(position));
    }

    private static double value(EventType type, double plays) {
        return switch (type) {
            case IMPRESSION, CLICK -> 0;
            case WATCH -> plays;
            case PURCHASE -> 1;
            case RETURN -> -1;
        };
    }
}
