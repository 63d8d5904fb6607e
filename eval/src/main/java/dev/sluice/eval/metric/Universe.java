package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Optional;

/**
 * The items of a user that a metric of scores is computed over: which relevant ones count, and above all which items
 * count as not relevant. No two choices are comparable, so every variant names its own. {@link #without} says which
 * items are no example of disliking: those a user had in training, which most recommenders leave out of lists.
 */
public sealed interface Universe permits JudgedItems, ListedItems, WholeCatalogue {
    /**
     * The items somebody judged: those with a grade above 0, and as not relevant those with grade 0 alone. Judged items
     * that the list has not stand below those it has, all tied.
     */
    static Universe judged() {
        return new JudgedItems(Optional.empty());
    }

    /**
     * The items of the list; what is not relevant in it, judged or not, counts as not relevant. Relevant items that the
     * list has not do not count.
     */
    static Universe listed() {
        return new ListedItems(Optional.empty());
    }

    /**
     * Every item of a catalogue; what is not relevant counts as not relevant. What the list has not stands below what
     * it has, all tied.
     *
     * @param items how many items there are, at least 1; the rows of all items are at most this
     * @param training what users had before: of these items only the relevant ones count
     */
    static Universe catalogue(int items, InteractionMatrix training) {
        return new WholeCatalogue(items, Optional.of(training));
    }

    /**
     * Every item of a catalogue, those that users had in training as well: where these were left out of lists, they
     * count as disliked.
     *
     * @param items how many items there are, at least 1; the rows of all items are at most this
     */
    static Universe catalogueWithTraining(int items) {
        return new WholeCatalogue(items, Optional.empty());
    }

    /** The same less the items that the user had in training, unless they are relevant. */
    Universe without(InteractionMatrix training);

    /** The items of a user. */
    ScoredLabels of(RankedList list, Truth truth);

    /** What they are, in a few words, such as "judged items". */
    String text();
}
