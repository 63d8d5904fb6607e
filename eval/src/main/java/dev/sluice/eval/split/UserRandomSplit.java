package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.List;

/**
 * Judges by events of every user drawn at random: {@code max(1, floor(share * n + 0.5))} of a user's {@code n}, and
 * never all of them. Later events stand beside what is to be foreseen: the split warns of it, and is for comparison
 * with published results, and for the fold-in of {@link UserDisjointSplit} as they make it.
 *
 * @param share of each user's events that are for the test, between 0 and 1 exclusive
 * @param minimum how many events a user must have to be judged, at least 2
 * @param seed fixes which
 */
public record UserRandomSplit(double share, int minimum, long seed) implements Splitter {
    public UserRandomSplit {
        Split.requireShare(share);
        UserTimeSplit.requireMinimum(minimum, 2);
    }

    /** A fifth of the events of users with at least five. */
    public static UserRandomSplit of(long seed) {
        return new UserRandomSplit(0.2, 5, seed);
    }

    @Override
    public Split split(Interactions events) {
        return Split.divided(
                "a split of each user's events at random",
                events,
                EachUser.last(
                        events,
                        EachUser.atRandom(events, seed),
                        own -> UserTimeSplit.tested(own, share, minimum),
                        TimeTies.IN_ORDER),
                List.of("Tested events are drawn at random from each user's, the user's later ones are known:"
                        + " the future leaks."));
    }
}
