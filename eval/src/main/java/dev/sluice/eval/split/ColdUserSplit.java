package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.List;
import java.util.Set;

/**
 * Judges by users of whom nothing is known at all, such as they are on their first visit: what a recommender makes of
 * their attributes, or of everybody. {@link UserDisjointSplit} is for users who bring a history.
 *
 * @param share of the users, drawn at random, who are held out; between 0 and 1 exclusive
 * @param seed fixes who
 */
public record ColdUserSplit(double share, long seed) implements Splitter {
    public ColdUserSplit {
        Split.requireShare(share);
    }

    @Override
    public Split split(Interactions events) {
        return Split.divided(
                "a split of cold users",
                events,
                Draw.eventsOf(events, events::user, share, seed),
                List.of("Users are held out at random, whatever others did later is trained on:"
                        + " the future leaks into training."));
    }

    @Override
    public Set<Leak> rulesOut() {
        return Set.of(Leak.TRAINED_USER, Leak.KNOWN_USER);
    }
}
