package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.Set;

/**
 * Judges by every user's last events: {@code max(1, floor(share * n + 0.5))} of a user's {@code n}, and never all of
 * them. Users with fewer events than the minimum are learned from alone.
 *
 * <p>What one user did last is often earlier than what another did first, so a recommender learns from a future that it
 * would not know: the split warns of it. Prefer {@link GlobalTimeSplit} where the data spreads over time.
 *
 * @param share of each user's events, the latest ones, that are for the test; between 0 and 1 exclusive
 * @param minimum how many events a user must have to be judged, at least 2
 * @param ties where events of one moment go
 * @see <a href="https://doi.org/10.1145/3569930">Ji, Sun, Zhang and Li 2023</a>
 */
public record UserTimeSplit(double share, int minimum, TimeTies ties) implements Splitter {
    public UserTimeSplit {
        Split.requireShare(share);
        requireMinimum(minimum, 2);
    }

    /** A fifth of the events of users with at least five, those of one moment in the order of the data. */
    public static UserTimeSplit defaults() {
        return new UserTimeSplit(0.2, 5, TimeTies.IN_ORDER);
    }

    /** The same with another share. */
    public UserTimeSplit withShare(double other) {
        return new UserTimeSplit(other, minimum, ties);
    }

    /** The same with another minimum. */
    public UserTimeSplit withMinimum(int other) {
        return new UserTimeSplit(share, other, ties);
    }

    /** The same with another rule for events of one moment. */
    public UserTimeSplit withTies(TimeTies other) {
        return new UserTimeSplit(share, minimum, other);
    }

    @Override
    public Split split(Interactions events) {
        return Split.divided(
                "a split by each user's time",
                events,
                EachUser.last(events, EachUser.inTime(events), own -> tested(own, share, minimum), ties),
                EachUser.OTHERS_LEAK);
    }

    @Override
    public Set<Leak> rulesOut() {
        return EachUser.ruledOut(ties);
    }

    /** How many of a user's events are tested. */
    static int tested(int events, double share, int minimum) {
        return events < minimum ? 0 : Math.min(events - 1, Math.max(1, Split.count(share, events)));
    }

    static void requireMinimum(int minimum, int least) {
        if (minimum < least) {
            throw new IllegalArgumentException("minimum must be at least " + least + ": " + minimum);
        }
    }
}
