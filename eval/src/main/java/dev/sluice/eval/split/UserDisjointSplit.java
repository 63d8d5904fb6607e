package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Judges by users whom training has never seen, strong generalisation: of the users held out, part of each one's events
 * is known when they are asked for, which is the {@link Split#history}, and the rest is to be foreseen. A model must
 * fold such a user in, as a service does with who signed up after the last training.
 *
 * <p>Who is held out is drawn, so training knows what others did later: the split warns of it.
 *
 * @param share of the users, drawn at random, who are held out; between 0 and 1 exclusive
 * @param foldIn divides what held-out users did: what it would train on is known, what it tests is tested; such as
 *     {@link UserTimeSplit} or {@link UserRandomSplit}
 * @param seed fixes who is held out
 * @see <a href="https://doi.org/10.1145/3178876.3186150">Liang, Krishnan, Hoffman and Jebara 2018</a>
 */
public record UserDisjointSplit(double share, Splitter foldIn, long seed) implements Splitter {
    public UserDisjointSplit {
        Split.requireShare(share);
    }

    /** A tenth of the users, judged by the last fifth of their events. */
    public static UserDisjointSplit of(long seed) {
        return new UserDisjointSplit(0.1, UserTimeSplit.defaults(), seed);
    }

    /** The same with another share. */
    public UserDisjointSplit withShare(double other) {
        return new UserDisjointSplit(other, foldIn, seed);
    }

    /** The same with another division of what held-out users did. */
    public UserDisjointSplit withFoldIn(Splitter other) {
        return new UserDisjointSplit(share, other, seed);
    }

    /** @throws IllegalArgumentException if a part would be empty */
    @Override
    public Split split(Interactions events) {
        BitSet heldOut = Draw.eventsOf(events, events::user, share, seed);
        if (heldOut.isEmpty() || heldOut.cardinality() == events.size()) {
            return Split.divided("a split of users", events, heldOut, List.of());
        }
        Split theirs = foldIn.split(events.filter(heldOut::get));
        return new Split(events.filter(event -> !heldOut.get(event)), theirs.train(), theirs.test(), warnings(theirs));
    }

    private static List<String> warnings(Split theirs) {
        List<String> warnings = new ArrayList<>();
        warnings.add("Users are held out at random, whatever others did later is trained on:"
                + " the future leaks into training.");
        theirs.warnings().stream()
                .filter(warning -> !EachUser.OTHERS_LEAK.contains(warning))
                .forEach(warnings::add);
        return warnings;
    }

    /** That held-out users are not trained on, and what {@link #foldIn} rules out of a user's own time. */
    @Override
    public Set<Leak> rulesOut() {
        Set<Leak> leaks = EnumSet.of(Leak.TRAINED_USER);
        leaks.addAll(foldIn.rulesOut());
        leaks.retainAll(EnumSet.of(Leak.TRAINED_USER, Leak.OWN_FUTURE, Leak.OWN_MOMENT));
        return leaks;
    }
}
