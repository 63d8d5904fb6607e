package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Keeps the events of users who were active lately: those with enough events after {@code asOf - window} and not after
 * {@code asOf}. Of such a user the earlier events stay, too. Events later than {@code asOf} choose nobody and are left
 * out, whoever's they are.
 *
 * @param minEvents how many events make a user active, at least 1
 * @param window how far back they count, at least a millisecond
 * @param asOf the moment that is not looked past
 * @param types which events count, by the texts of their column "type"; empty if all do
 */
public record ActiveUsers(int minEvents, Duration window, Instant asOf, Set<String> types) implements Step {
    public ActiveUsers {
        Checks.atLeastOne(minEvents, "minEvents");
        Checks.atLeastAMillisecond(window, "window");
        // In order, so that the same settings are described by the same words.
        types = Collections.unmodifiableSet(new TreeSet<>(types));
    }

    /** Users with so many events of any type. */
    public static ActiveUsers of(int minEvents, Duration window, Instant asOf) {
        return new ActiveUsers(minEvents, window, asOf, Set.of());
    }

    /** The same, counting only events of these types. */
    public ActiveUsers counting(Set<String> only) {
        return new ActiveUsers(minEvents, window, asOf, only);
    }

    /** @throws IllegalArgumentException if types are to be told apart and the events have none */
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        int[] counts = counts(events, EventTypes.among(types, events, account));
        long last = Millis.of(asOf);
        return Sieve.apply(
                data,
                account,
                event -> {
                    if (events.time(event) > last) {
                        return 1;
                    }
                    return counts[events.user(event)] < minEvents ? 2 : Sieve.KEPT;
                },
                "later than " + asOf,
                "of users with fewer than " + minEvents + " events in the window");
    }

    private int[] counts(Interactions events, IntPredicate counted) {
        long after = Millis.of(Millis.before(asOf, window));
        long last = Millis.of(asOf);
        int[] counts = new int[events.userRows()];
        for (int event = 0; event < events.size(); event++) {
            long time = events.time(event);
            if (time > after && time <= last && counted.test(event)) {
                counts[events.user(event)]++;
            }
        }
        return counts;
    }
}
