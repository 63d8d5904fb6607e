package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.List;
import java.util.Set;

/**
 * Judges by items of which training has never seen an event, such as they are on the day they are published: what a
 * recommender makes of their content. A model that only knows what happened scores 0 here.
 *
 * @param share of the items, drawn at random, that are held out; between 0 and 1 exclusive
 * @param seed fixes which
 */
public record ColdItemSplit(double share, long seed) implements Splitter {
    public ColdItemSplit {
        Split.requireShare(share);
    }

    @Override
    public Split split(Interactions events) {
        return Split.divided(
                "a split of cold items",
                events,
                Draw.eventsOf(events, events::item, share, seed),
                List.of("Items are held out at random, whatever happened to others later is trained on:"
                        + " the future leaks into training."));
    }

    @Override
    public Set<Leak> rulesOut() {
        return Set.of(Leak.TRAINED_ITEM);
    }
}
