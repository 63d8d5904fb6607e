package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges by every user's last events: {@code max(1, floor(share * n + 0.5))} of a user's {@code n}, and never all of
 * them. Events of one moment stand in the order of the data. Users with fewer events than the minimum are learned from
 * alone.
 *
 * <p>What one user did last is often earlier than what another did first, so a recommender learns from a future that it
 * would not know: the split warns of it. Prefer {@link GlobalTimeSplit} where the data spreads over time.
 *
 * @param share of each user's events, the latest ones, that are for the test; between 0 and 1 exclusive
 * @param minimum how many events a user must have to be judged, at least 2
 * @see <a href="https://doi.org/10.1145/3569930">Ji, Sun, Zhang and Li 2023</a>
 */
public record UserTimeSplit(double share, int minimum) implements Splitter {
    public UserTimeSplit {
        Split.requireShare(share);
        if (minimum < 2) {
            throw new IllegalArgumentException("minimum must be at least 2: " + minimum);
        }
    }

    /** A fifth of the events of users with at least five. */
    public static UserTimeSplit defaults() {
        return new UserTimeSplit(0.2, 5);
    }

    /** The same with another share. */
    public UserTimeSplit withShare(double other) {
        return new UserTimeSplit(other, minimum);
    }

    /** The same with another minimum. */
    public UserTimeSplit withMinimum(int other) {
        return new UserTimeSplit(share, other);
    }

    @Override
    public Split split(Interactions events) {
        int[] order = byUserAndTime(events);
        BitSet test = new BitSet();
        int start = 0;
        for (int end = 1; end <= order.length; end++) {
            if (end == order.length || events.user(order[end]) != events.user(order[start])) {
                IntStream.range(end - tested(end - start), end).forEach(place -> test.set(order[place]));
                start = end;
            }
        }
        return Split.of(
                "a split by each user's time",
                events,
                test,
                List.of("Each user's last events are tested, whatever other users did later is trained on:"
                        + " the future leaks into training."));
    }

    private int tested(int events) {
        return events < minimum ? 0 : Math.min(events - 1, Math.max(1, Split.count(share, events)));
    }

    private static int[] byUserAndTime(Interactions events) {
        int[] order = IntStream.range(0, events.size()).toArray();
        IntArrays.stableSort(order, (one, other) -> {
            int byUser = Integer.compare(events.user(one), events.user(other));
            return byUser != 0 ? byUser : Long.compare(events.time(one), events.time(other));
        });
        return order;
    }
}
