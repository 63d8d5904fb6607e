package dev.sluice.eval.candidate;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Availability;
import dev.sluice.data.prepare.ItemSpans;
import dev.sluice.eval.CandidateRule;
import dev.sluice.eval.split.Split;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What could be recommended to a user at the moment of the query: items that were there by then, but for those that the
 * user is known to have met. A list is then neither reproached for missing what did not exist yet, nor praised for
 * knowing it.
 *
 * <p>A user asks at the first of their tested events, or everybody at one moment. Whoever has none and no moment asks
 * after everything.
 */
public final class ItemsAsOf implements CandidateRule {
    /** When items were there. */
    @FunctionalInterface
    private interface Presence {
        boolean contains(long time, int item);
    }

    private final KnownPairs known;
    private final int rows;
    private final long[] moments;
    private final Presence presence;
    private final String how;
    private final String moment;

    private ItemsAsOf(KnownPairs known, int rows, long[] moments, Presence presence, String how, String moment) {
        this.known = known;
        this.rows = rows;
        this.moments = moments;
        this.presence = presence;
        this.how = how;
        this.moment = moment;
    }

    /** An item is there from its first event on, in whichever part that is; one without any never is. */
    public static ItemsAsOf firstSeen(Split split) {
        long[] first = new long[split.train().itemRows()];
        Arrays.fill(first, Long.MAX_VALUE);
        for (Interactions part : List.of(split.train(), split.history(), split.test())) {
            for (int event = 0; event < part.size(); event++) {
                first[part.item(event)] = Math.min(first[part.item(event)], part.time(event));
            }
        }
        return of(split, (time, item) -> first[item] <= time && first[item] < Long.MAX_VALUE, "first seen by");
    }

    /**
     * An item is there when the catalogue says so.
     *
     * @throws IllegalArgumentException if the catalogue has no such column, or it holds no numbers, or other rows
     */
    public static ItemsAsOf available(Split split, Availability availability, Catalogue catalogue) {
        if (catalogue.items().rows() != split.train().itemRows()) {
            throw new IllegalArgumentException("a split of " + split.train().itemRows()
                    + " rows of items has no catalogue of " + catalogue.items().rows());
        }
        ItemSpans spans = availability.of(catalogue.items());
        return of(split, spans::contains, "available at");
    }

    private static ItemsAsOf of(Split split, Presence presence, String how) {
        return new ItemsAsOf(
                new KnownPairs(split),
                split.train().itemRows(),
                firstTested(split.test()),
                presence,
                how,
                "the user's first tested event");
    }

    private static long[] firstTested(Interactions test) {
        long[] first = new long[test.userRows()];
        Arrays.fill(first, Long.MAX_VALUE);
        for (int event = 0; event < test.size(); event++) {
            first[test.user(event)] = Math.min(first[test.user(event)], test.time(event));
        }
        return first;
    }

    /** The same where everybody asks at one moment, such as the end of the training. */
    public ItemsAsOf at(Instant same) {
        long[] all = new long[moments.length];
        Arrays.fill(all, same.toEpochMilli());
        return new ItemsAsOf(known, rows, all, presence, how, same.toString());
    }

    @Override
    public IntPredicate candidates(int user) {
        long asked = user < moments.length ? moments[user] : Long.MAX_VALUE;
        return item -> item > 0 && item < rows && presence.contains(asked, item) && !known.contains(user, item);
    }

    @Override
    public String description() {
        return "items " + how + " " + moment + ", but those the user was trained on";
    }
}
