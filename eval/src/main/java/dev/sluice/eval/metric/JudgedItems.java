package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Optional;

/** The judged items, those not in the list below the others. */
record JudgedItems(Optional<InteractionMatrix> training) implements Universe {
    @Override
    public Universe without(InteractionMatrix known) {
        return new JudgedItems(Optional.of(known));
    }

    @Override
    public ScoredLabels of(RankedList list, Truth truth) {
        Training known = Training.of(training, list.user());
        ScoredLabels.Builder pairs = new ScoredLabels.Builder();
        int relevant = truth.relevant();
        int irrelevant = truth.size() - relevant - irrelevantIn(known, truth);
        for (int place = 0; place < list.size(); place++) {
            int item = list.item(place);
            if (truth.isRelevant(item)) {
                pairs.add(list.score(place), true);
                relevant--;
            } else if (truth.isJudged(item) && !known.has(item)) {
                pairs.add(list.score(place), false);
                irrelevant--;
            }
        }
        pairs.addBelow(relevant, irrelevant);
        return pairs.build();
    }

    private static int irrelevantIn(Training known, Truth truth) {
        int count = 0;
        for (int item : known.items()) {
            if (truth.isJudged(item) && !truth.isRelevant(item)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public String text() {
        return "judged items" + Training.text(training);
    }
}
