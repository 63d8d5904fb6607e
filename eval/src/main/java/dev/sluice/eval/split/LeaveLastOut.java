package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.Set;

/**
 * Judges by every user's last event, or last few. Users with fewer events than the minimum are learned from alone.
 *
 * <p>Like {@link UserTimeSplit} it lets a recommender learn from what others did later, and warns of it: it is for
 * comparison with published results. For a validation part, leave out once more of what remains, as
 * {@link ThreeWaySplit} does.
 *
 * @param last how many events of each user are for the test, at least 1
 * @param minimum how many events a user must have to be judged, more than {@code last}
 * @param ties where events of one moment go
 * @see <a href="https://doi.org/10.1145/3569930">Ji, Sun, Zhang and Li 2023</a>
 */
public record LeaveLastOut(int last, int minimum, TimeTies ties) implements Splitter {
    public LeaveLastOut {
        if (last < 1) {
            throw new IllegalArgumentException("last must be at least 1: " + last);
        }
        UserTimeSplit.requireMinimum(minimum, Math.addExact(last, 1));
    }

    /**
     * Tests the last so many events of everybody who has more; what is tested is later than all else of its user, so
     * whose last events are of one moment is not judged.
     */
    public static LeaveLastOut of(int last) {
        return new LeaveLastOut(last, Math.addExact(last, 1), TimeTies.EARLIER);
    }

    /** The same with another minimum. */
    public LeaveLastOut withMinimum(int other) {
        return new LeaveLastOut(last, other, ties);
    }

    /** The same with another rule for events of one moment. */
    public LeaveLastOut withTies(TimeTies other) {
        return new LeaveLastOut(last, minimum, other);
    }

    @Override
    public Split split(Interactions events) {
        return Split.divided(
                "leaving each user's last events out",
                events,
                EachUser.last(events, EachUser.inTime(events), own -> own < minimum ? 0 : last, ties),
                EachUser.OTHERS_LEAK);
    }

    @Override
    public Set<Leak> rulesOut() {
        return EachUser.ruledOut(ties);
    }
}
