package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Optional;

/** The items of the list. */
record ListedItems(Optional<InteractionMatrix> training) implements Universe {
    @Override
    public Universe without(InteractionMatrix known) {
        return new ListedItems(Optional.of(known));
    }

    @Override
    public ScoredLabels of(RankedList list, Truth truth) {
        ScoredLabels.Builder pairs = new ScoredLabels.Builder();
        addTo(pairs, list, truth, Training.of(training, list.user()));
        return pairs.build();
    }

    /** Adds the items of a list. */
    static void addTo(ScoredLabels.Builder pairs, RankedList list, Truth truth, Training known) {
        for (int place = 0; place < list.size(); place++) {
            boolean relevant = truth.isRelevant(list.item(place));
            if (relevant || !known.has(list.item(place))) {
                pairs.add(list.score(place), relevant);
            }
        }
    }

    @Override
    public String text() {
        return "listed items" + Training.text(training);
    }
}
